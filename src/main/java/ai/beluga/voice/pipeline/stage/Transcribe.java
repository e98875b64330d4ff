package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.RateChange;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends the caller's speech to the recogniser, from a little before it began until the turn is over, and makes its
 * hypotheses the text of the turn.
 */
public final class Transcribe implements Stage.Processor {

    private static final int SAMPLES_PER_MILLI = 8;
    /** The one thing that waits for a stream to open: to hear what it missed. */
    private static final int MOST_WAITING = 1;
    /** Speech without a pause that another recogniser can hear again: half a minute, 480 kB while it lasts. */
    private static final int MOST_UNSETTLED_MILLIS = 30_000;
    /** What was missed is sent in frames of 100 ms, as fast as they are taken. */
    private static final int REPLAYED_SAMPLES = 100 * SAMPLES_PER_MILLI;
    /** An edge comes late by the least speech (1 s at most) and a batch; the pre-roll (1 s at most) reaches back from there. */
    private static final int RING_MILLIS = 2_500;

    private final LateStream<SpeechToText.Stream> recogniser;
    private final RateChange rate;
    private final RecentAudio recent = new RecentAudio(RING_MILLIS * SAMPLES_PER_MILLI);
    private final TurnTranscript transcript = new TurnTranscript();
    private final TurnAudio unsettled = new TurnAudio(MOST_UNSETTLED_MILLIS * SAMPLES_PER_MILLI);
    private final RecogniserInput input;
    private final long preRollMillis;
    private boolean sending;
    private boolean speaking;
    private long pausedAt;
    private Optional<AskedEarly> askedEarly = Optional.empty();
    private final SpeechToText engine;
    private final Locale language;
    private final Consumer<VoiceEvent> mailbox;
    /** A turn that only a model had heard. */
    private Optional<HeardAgain> again = Optional.empty();

    private Sleep sleep;

    /** Whether a model is in front of it. */
    private enum Sleep {
        /** None is. */
        NEVER,
        ASLEEP,
        /** It is aside. */
        AWAKE
    }

    /** @param mailbox takes what the recogniser says, from any thread */
    public Transcribe(
            SpeechToText engine,
            Locale language,
            RecogniserInput input,
            Duration preRoll,
            Consumer<VoiceEvent> mailbox) {
        this(engine, language, input, preRoll, mailbox, true);
    }

    /**
     * One that opens nothing before {@link VoiceEvent.ModelGone} but while the model is aside; what is said in the turn under way by
     * then it hears all.
     */
    public static Transcribe asleep(
            SpeechToText engine,
            Locale language,
            RecogniserInput input,
            Duration preRoll,
            Consumer<VoiceEvent> mailbox) {
        return new Transcribe(engine, language, input, preRoll, mailbox, false);
    }

    private Transcribe(
            SpeechToText engine,
            Locale language,
            RecogniserInput input,
            Duration preRoll,
            Consumer<VoiceEvent> mailbox,
            boolean awake) {
        this.engine = engine;
        this.language = language;
        this.mailbox = mailbox;
        this.recogniser = new LateStream<>(
                number -> engine.open(language, event -> mailbox.accept(new VoiceEvent.Recognised(number, event))),
                SpeechToText.Stream::close,
                mailbox,
                cause -> mailbox.accept(lost(cause)),
                MOST_WAITING);
        this.rate = RateChange.fromTelephone(engine.input().sampleRateHz());
        this.input = input;
        this.preRollMillis = preRoll.toMillis();
        this.sleep = awake ? Sleep.NEVER : Sleep.ASLEEP;
        if (awake) {
            open();
        }
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.CallerAudio audio -> {
                if (input == RecogniserInput.RAW) {
                    heard(audio.samples(), audio.length());
                }
                next.emit(event);
            }
            case VoiceEvent.CleanAudio audio -> {
                if (input == RecogniserInput.DENOISED) {
                    heard(audio.samples(), audio.length());
                }
                next.emit(event);
            }
            case VoiceEvent.Edge edge -> {
                edge(edge.edge());
                next.emit(event);
            }
            case VoiceEvent.Recognised recognised -> {
                if (recogniser.isCurrent(recognised.stream())) {
                    recognised(recognised.event(), next);
                }
            }
            case VoiceEvent.Decided decided -> {
                decided(decided.decision());
                next.emit(event);
            }
            case VoiceEvent.ModelAsked asked -> {
                endTurn();
                next.emit(event);
            }
            case VoiceEvent.TurnUnheard turn -> {
                again.ifPresent(HeardAgain::close);
                again = Optional.of(new HeardAgain(engine, language, turn, mailbox));
            }
            case VoiceEvent.AgentAsked asked -> {
                isHeardAgain(asked.turn());
                next.emit(event);
            }
            case VoiceEvent.ModelGone gone -> {
                modelIsGone();
                next.emit(event);
            }
            case VoiceEvent.AsideDeaf deaf -> {
                asideIsDeaf();
                next.emit(event);
            }
            case VoiceEvent.StepAside aside -> {
                wake();
                next.emit(event);
            }
            case VoiceEvent.StepBack back -> {
                sleep();
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    private void modelIsGone() {
        boolean hears = sleep == Sleep.AWAKE;
        sleep = Sleep.NEVER;
        if (!hears) {
            replace();
        }
    }

    /** Where the model went meanwhile nobody else hears the caller. */
    private void asideIsDeaf() {
        if (sleep == Sleep.NEVER) {
            replace();
        }
    }

    /** Nobody waits for what was said in this turn any more. */
    private void isHeardAgain(TurnId turn) {
        again.filter(hearing -> hearing.isOf(turn)).ifPresent(hearing -> {
            hearing.close();
            again = Optional.empty();
        });
    }

    @Override
    public void close() {
        again.ifPresent(HeardAgain::close);
        recogniser.close();
    }

    /** A call cannot go on without, but with the model that was aside it can. */
    private VoiceEvent lost(ProviderException cause) {
        return sleep == Sleep.NEVER ? new VoiceEvent.EngineLost(cause) : new VoiceEvent.AsideDeaf(cause);
    }

    private void wake() {
        if (sleep == Sleep.ASLEEP) {
            sleep = Sleep.AWAKE;
            replace();
        }
    }

    /** The model hears what comes from now on. */
    private void sleep() {
        if (sleep == Sleep.AWAKE) {
            sleep = Sleep.ASLEEP;
            recogniser.fail();
            endTurn();
        }
    }

    private void heard(short[] samples, int length) {
        recent.add(samples, length);
        if (sending) {
            send(samples, length);
        }
    }

    private void edge(SpeechEdge edge) {
        switch (edge) {
            case SpeechEdge.Started started -> {
                speaking = true;
                if (recogniser.isOpen()) {
                    recogniser.use(SpeechToText.Stream::speechBegan);
                }
                if (!sending) {
                    begin(started.startMillis() - preRollMillis);
                }
            }
            case SpeechEdge.Sustained sustained -> {}
            case SpeechEdge.Stopped stopped -> {
                speaking = false;
                if (sending) {
                    pausedAt = unsettled.end();
                    flush();
                }
            }
        }
    }

    private void begin(long fromMillis) {
        sending = true;
        rate.reset();
        short[] speech = recent.since(fromMillis * SAMPLES_PER_MILLI);
        send(speech, speech.length);
    }

    private void send(short[] samples, int length) {
        unsettled.add(samples, length);
        if (recogniser.isOpen()) {
            rate.change(samples, length, this::give);
        }
    }

    private void give(short[] samples, int offset, int length) {
        recogniser.use(stream -> stream.accept(samples, offset, length));
    }

    /** What is not open yet is flushed with all it missed. */
    private void flush() {
        int number = transcript.nextFlush();
        if (recogniser.isOpen()) {
            recogniser.use(stream -> stream.flush(number));
        }
    }

    private void open() {
        recogniser.open();
        recogniser.use(stream -> replay());
    }

    /** A stream that has just opened hears what is not settled yet, faster than it was said. */
    private void replay() {
        if (sending) {
            rate.reset();
            unsettled.replay(REPLAYED_SAMPLES, (samples, offset, length) -> {
                short[] run = Arrays.copyOfRange(samples, offset, offset + length);
                rate.change(run, length, this::give);
            });
            if (!speaking) {
                flush();
            }
        }
    }

    private void recognised(SttEvent event, Emitter next) {
        switch (event) {
            case SttEvent.Hypothesis hypothesis -> {
                if (transcript.take(hypothesis, unsettled.end())) {
                    next.emit(turnText());
                }
            }
            case SttEvent.Flushed flushed -> {
                transcript.flushed(flushed.number());
                transcript.settledLate().ifPresent(text -> settledLate(text, next));
                if (transcript.settled() && sending) {
                    settle();
                    next.emit(turnText());
                }
            }
            case SttEvent.TurnJudged judged -> next.emit(new VoiceEvent.TurnJudged(judged.judgement()));
            case SttEvent.Listening listening -> {}
            case SttEvent.Failed failed -> replace();
        }
    }

    private void settledLate(String text, Emitter next) {
        askedEarly.ifPresent(early -> early.corrected(text)
                .ifPresent(all ->
                        next.emit(new VoiceEvent.TurnCorrected(early.ask().turn(), all))));
        askedEarly = Optional.empty();
    }

    private VoiceEvent.TurnText turnText() {
        return new VoiceEvent.TurnText(transcript.text(), transcript.settled(), transcript.confidence());
    }

    /** Words of a caller who has gone on meanwhile may stand in the text already: their audio is still needed. */
    private void settle() {
        if (!speaking) {
            transcript.keep();
            unsettled.dropUntil(pausedAt);
        }
    }

    /** Settled text stays; all else is heard again by the stream that takes over. Without one the call is lost. */
    private void replace() {
        transcript.newStream(unsettled.lostUntil());
        open();
    }

    private void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Ask ask -> {
                transcript.isAsked();
                askedEarly = Optional.of(new AskedEarly(ask, transcript.text()));
                endTurn();
            }
            case TurnDecision.DropSpeech drop -> endTurn();
            case TurnDecision.Interrupt interrupt -> isHeardAgain(interrupt.turn());
            case TurnDecision.Abandon abandon -> isHeardAgain(abandon.turn());
            case TurnDecision.Withdraw withdraw -> isHeardAgain(withdraw.turn());
            default -> {}
        }
    }

    /** A caller who speaks right now has begun the next turn already. */
    private void endTurn() {
        sending = sending && speaking;
        transcript.endTurn();
        unsettled.dropUntil(sending ? pausedAt : unsettled.end());
        if (recogniser.isOpen()) {
            recogniser.use(SpeechToText.Stream::endTurn);
        }
    }
}
