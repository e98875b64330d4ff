package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.turn.TurnDecision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has the clauses of a reply spoken, as telephone audio; drops what comes for a reply that is over. When the voice breaks off
 * another stream goes on with the words that were not made yet.
 */
public final class Speak implements Stage.Processor {

    /** Clauses that wait for a stream to open. */
    private static final int MOST_WAITING = 64;
    /** Voices that break off without finishing a single clause; then it may be the words that nobody can speak. */
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    /** No model makes as many parts in a call: a reply may be the model's first, and then the agent's. */
    public static final int BEHIND_A_MODEL = 1_000_000;

    private final LateStream<TextToSpeech.Stream> synthesizer;
    private final Consumer<VoiceEvent> mailbox;
    private TurnId turn = TurnId.NONE;
    /** Whose clause was given to the voice last, be it over. */
    private TurnId newest = TurnId.NONE;

    /** The generation of the reply that is spoken while it may not be used; 0 for one that was asked for. */
    private int preparedAs;

    private int newestSegment;
    private int firstSegment;
    private final OwedSpeech owed = new OwedSpeech();
    private int failures;
    /** Another stream was opened ahead of need since the last clause was spoken. */
    private boolean openedAhead;

    private boolean textEnded;
    private Optional<EndReason> then = Optional.empty();

    /**
     * @param engine gives telephone audio
     * @param mailbox takes what the synthesizer says, from any thread
     */
    public Speak(TextToSpeech engine, Locale language, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        this(engine, language, 0, ticker, mailbox);
    }

    /**
     * @param before as many numbers of segments are somebody else's
     * @param mailbox takes what the synthesizer says, from any thread
     */
    public Speak(TextToSpeech engine, Locale language, int before, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        if (!engine.output().equals(AudioFormat.TELEPHONE)) {
            throw new IllegalArgumentException("the line takes telephone audio, not " + engine.output());
        }
        this.synthesizer = new LateStream<>(
                number -> engine.open(
                        language, event -> mailbox.accept(new VoiceEvent.Synthesized(number, event, ticker.nanos()))),
                TextToSpeech.Stream::close,
                mailbox,
                this::failed,
                MOST_WAITING);
        this.mailbox = mailbox;
        this.newestSegment = before;
        this.firstSegment = before + 1;
        synthesizer.open();
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.ReplyClause clause -> speak(clause, next);
            case VoiceEvent.PreparedClause clause -> {
                next.emit(event);
                speak(new VoiceEvent.ReplyClause(clause.turn(), clause.text(), clause.atNanos()), next);
                preparedAs = clause.generation();
            }
            case VoiceEvent.PreparedSettled settled -> {
                if (settled.turn().equals(turn)) {
                    preparedAs = 0;
                    giveUpUnless(settled.outcome() == PreparedOutcome.USED);
                }
                next.emit(event);
            }
            case VoiceEvent.ReplyTextEnded ended -> {
                if (ended.turn().equals(turn)) {
                    textEnded = true;
                    then = ended.then();
                    endWhenSpoken(next);
                }
            }
            case VoiceEvent.Synthesized synthesized -> {
                if (synthesizer.isCurrent(synthesized.stream())) {
                    synthesized(synthesized.event(), synthesized.atNanos(), next);
                }
            }
            case VoiceEvent.ModelUsed(TurnId of, S2sEvent.Used used)
            when of.equals(TurnId.NONE) -> next.emit(new VoiceEvent.ModelUsed(newest, used));
            case VoiceEvent.Decided decided -> {
                decided(decided.decision());
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        synthesizer.close();
    }

    private void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Interrupt interrupt -> giveUp();
            case TurnDecision.Abandon abandon -> giveUp();
            case TurnDecision.Withdraw withdraw -> giveUp();
            default -> {}
        }
    }

    private void speak(VoiceEvent.ReplyClause clause, Emitter next) {
        if (!clause.turn().equals(turn)) {
            giveUp();
            turn = clause.turn();
        }
        say(clause.text(), clause.atNanos(), next);
    }

    private void say(String text, long atNanos, Emitter next) {
        int segment = ++newestSegment;
        newest = turn;
        owed.add(segment, text, atNanos);
        next.emit(new VoiceEvent.ReplySegment(turn, segment, text, atNanos));
        synthesizer.use(stream -> stream.speak(segment, text));
    }

    private void giveUpUnless(boolean used) {
        if (!used) {
            giveUp();
        }
    }

    private void giveUp() {
        preparedAs = 0;
        if (!owed.isEmpty()) {
            synthesizer.forgetWaiting();
            synthesizer.use(TextToSpeech.Stream::cancel);
        }
        turn = TurnId.NONE;
        firstSegment = newestSegment + 1;
        owed.clear();
        failures = 0;
        textEnded = false;
        then = Optional.empty();
    }

    private void synthesized(TtsEvent event, long atNanos, Emitter next) {
        switch (event) {
            case TtsEvent.Words words
            when words.segment() >= firstSegment -> {
                owed.words(words);
                next.emit(new VoiceEvent.ReplySpeech(turn, words, atNanos));
            }
            case TtsEvent.Audio audio
            when audio.segment() >= firstSegment -> {
                owed.audio(audio);
                next.emit(new VoiceEvent.ReplySpeech(turn, audio, atNanos));
            }
            case TtsEvent.Done done
            when done.segment() >= firstSegment -> {
                failures = 0;
                openedAhead = false;
                if (owed.done(done.segment())) {
                    next.emit(new VoiceEvent.ReplySpeech(turn, done, atNanos));
                    endWhenSpoken(next);
                }
            }
            case TtsEvent.Failed failed -> brokeOff(failed.cause(), next);
            case TtsEvent.Words stale -> {}
            case TtsEvent.Audio stale -> {}
            case TtsEvent.Done stale -> {}
        }
    }

    private void endWhenSpoken(Emitter next) {
        if (textEnded && owed.isEmpty()) {
            next.emit(new VoiceEvent.ReplyAudioEnded(turn, then));
        }
    }

    /** What the voice has made is kept up to its last whole word; another stream speaks the rest. */
    private void brokeOff(ProviderException cause, Emitter next) {
        failures++;
        if (owed.isEmpty()) {
            // The reply under way may have more to say, or only its end.
            synthesizer.fail();
            openAhead();
            return;
        }
        if (failures >= MOST_FAILURES_IN_A_ROW) {
            failed(cause);
            return;
        }
        List<OwedSpeech.Clause> rest = owed.takeAll();
        firstSegment = newestSegment + 1;
        synthesizer.fail();
        for (OwedSpeech.Clause clause : rest) {
            ClauseProgress.Cut cut = clause.progress().cut();
            next.emit(new VoiceEvent.ReplyCut(turn, clause.segment(), cut.spoken(), cut.spokenMillis()));
        }
        for (OwedSpeech.Clause clause : rest) {
            String words = clause.progress().cut().rest();
            if (!words.isEmpty()) {
                say(words, clause.atNanos(), next);
            }
        }
        endWhenSpoken(next);
    }

    /** While nobody waits for a voice; once only, as one that breaks off unasked may do so again and again. */
    private void openAhead() {
        if (!openedAhead) {
            openedAhead = true;
            synthesizer.open();
        }
    }

    private void failed(ProviderException cause) {
        TurnId failedTurn = turn;
        int failedAs = preparedAs;
        boolean waitedFor = !owed.isEmpty();
        owed.clear();
        giveUp();
        synthesizer.fail();
        if (waitedFor) {
            mailbox.accept(
                    failedAs == 0
                            ? new VoiceEvent.ReplyFailed(failedTurn, cause)
                            : new VoiceEvent.PreparedFailed(failedTurn, failedAs, cause));
        }
    }
}
