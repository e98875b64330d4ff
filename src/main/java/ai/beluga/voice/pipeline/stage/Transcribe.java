package ai.beluga.voice.pipeline.stage;

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
import java.util.function.Consumer;

/**
 * Sends the caller's speech to the recogniser, from a little before it began until the turn is over, and makes its
 * hypotheses the text of the turn.
 */
public final class Transcribe implements Stage.Processor {

    private static final int SAMPLES_PER_MILLI = 8;
    /** Frames of 20 ms that wait for a stream to open: ten seconds. */
    private static final int MOST_WAITING = 500;

    private static final int MOST_FAILURES_IN_A_ROW = 3;
    /** An edge comes late by the least speech (1 s at most) and a batch; the pre-roll (1 s at most) reaches back from there. */
    private static final int RING_MILLIS = 2_500;

    private final LateStream<SpeechToText.Stream> recogniser;
    private final RateChange rate;
    private final RecentAudio recent = new RecentAudio(RING_MILLIS * SAMPLES_PER_MILLI);
    private final TurnTranscript transcript = new TurnTranscript();
    private final RecogniserInput input;
    private final long preRollMillis;
    private final Consumer<VoiceEvent> mailbox;
    private boolean sending;
    private boolean speaking;
    private int failures;

    /** @param mailbox takes what the recogniser says, from any thread */
    public Transcribe(
            SpeechToText engine,
            Locale language,
            RecogniserInput input,
            Duration preRoll,
            Consumer<VoiceEvent> mailbox) {
        this.recogniser = new LateStream<>(
                number -> engine.open(language, event -> mailbox.accept(new VoiceEvent.Recognised(number, event))),
                SpeechToText.Stream::close,
                mailbox,
                this::failed,
                MOST_WAITING);
        this.rate = RateChange.fromTelephone(engine.input().sampleRateHz());
        this.input = input;
        this.preRollMillis = preRoll.toMillis();
        this.mailbox = mailbox;
        recogniser.open();
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
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        recogniser.close();
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
                if (!sending) {
                    begin(started.startMillis() - preRollMillis);
                }
            }
            case SpeechEdge.Sustained sustained -> {}
            case SpeechEdge.Stopped stopped -> {
                speaking = false;
                if (sending) {
                    int flush = transcript.nextFlush();
                    recogniser.use(stream -> stream.flush(flush));
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
        rate.change(samples, length, (changed, offset, count) -> {
            short[] own = Arrays.copyOfRange(changed, offset, offset + count);
            recogniser.use(stream -> stream.accept(own, 0, count));
        });
    }

    private void recognised(SttEvent event, Emitter next) {
        switch (event) {
            case SttEvent.Hypothesis hypothesis -> {
                if (transcript.take(hypothesis)) {
                    next.emit(new VoiceEvent.TurnText(transcript.text(), transcript.settled()));
                }
            }
            case SttEvent.Flushed flushed -> {
                failures = 0;
                transcript.flushed(flushed.number());
                if (transcript.settled() && sending) {
                    next.emit(new VoiceEvent.TurnText(transcript.text(), true));
                }
            }
            case SttEvent.TurnJudged judged -> next.emit(new VoiceEvent.TurnJudged(judged.judgement()));
            case SttEvent.Failed failed -> failed(failed.cause());
        }
    }

    /** What was recognised so far is kept; what was not is lost with the stream. */
    private void failed(ProviderException cause) {
        failures++;
        if (failures >= MOST_FAILURES_IN_A_ROW || cause instanceof ProviderException.Permanent) {
            mailbox.accept(new VoiceEvent.EngineLost(cause));
            return;
        }
        transcript.newStream();
        recogniser.open();
        if (sending && !speaking) {
            int flush = transcript.nextFlush();
            recogniser.use(stream -> stream.flush(flush));
        }
    }

    private void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Ask ask -> endTurn();
            case TurnDecision.DropSpeech drop -> endTurn();
            default -> {}
        }
    }

    /** A caller who speaks right now has begun the next turn already. */
    private void endTurn() {
        sending = sending && speaking;
        transcript.endTurn();
        recogniser.use(SpeechToText.Stream::endTurn);
    }
}
