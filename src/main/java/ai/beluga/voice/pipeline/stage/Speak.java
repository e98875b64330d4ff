package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.turn.TurnDecision;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Has the clauses of a reply spoken, as telephone audio; drops what comes for a reply that is over. */
public final class Speak implements Stage.Processor {

    /** Clauses that wait for a stream to open. */
    private static final int MOST_WAITING = 64;

    private final LateStream<TextToSpeech.Stream> synthesizer;
    private final ToTelephone toTelephone;
    private final Consumer<VoiceEvent> mailbox;
    private TurnId turn = TurnId.NONE;
    private int newestSegment;
    private int firstSegment = 1;
    private int unspoken;
    private boolean textEnded;
    private Optional<EndReason> then = Optional.empty();

    /** @param mailbox takes what the synthesizer says, from any thread */
    public Speak(TextToSpeech engine, Locale language, Ticker ticker, Consumer<VoiceEvent> mailbox) {
        this.synthesizer = new LateStream<>(
                number -> engine.open(
                        language, event -> mailbox.accept(new VoiceEvent.Synthesized(number, event, ticker.nanos()))),
                TextToSpeech.Stream::close,
                mailbox,
                this::failed,
                MOST_WAITING);
        this.toTelephone = new ToTelephone(engine.output());
        this.mailbox = mailbox;
        synthesizer.open();
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.ReplyClause clause -> speak(clause, next);
            case VoiceEvent.PreparedClause clause -> {
                next.emit(event);
                speak(new VoiceEvent.ReplyClause(clause.turn(), clause.text(), clause.atNanos()), next);
            }
            case VoiceEvent.PreparedSettled settled -> {
                if (settled.outcome() != PreparedOutcome.USED && settled.turn().equals(turn)) {
                    giveUp();
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
        int segment = ++newestSegment;
        unspoken++;
        next.emit(new VoiceEvent.ReplySegment(turn, segment, clause.text(), clause.atNanos()));
        synthesizer.use(stream -> stream.speak(segment, clause.text()));
    }

    private void giveUp() {
        if (unspoken > 0) {
            synthesizer.forgetWaiting();
            synthesizer.use(TextToSpeech.Stream::cancel);
        }
        turn = TurnId.NONE;
        firstSegment = newestSegment + 1;
        unspoken = 0;
        textEnded = false;
        then = Optional.empty();
    }

    private void synthesized(TtsEvent event, long atNanos, Emitter next) {
        switch (event) {
            case TtsEvent.Words words
            when words.segment() >= firstSegment -> next.emit(new VoiceEvent.ReplySpeech(turn, words, atNanos));
            case TtsEvent.Audio audio
            when audio.segment() >= firstSegment ->
                next.emit(new VoiceEvent.ReplySpeech(
                        turn, new TtsEvent.Audio(audio.segment(), toTelephone.convert(audio)), atNanos));
            case TtsEvent.Done done
            when done.segment() >= firstSegment -> {
                unspoken--;
                next.emit(new VoiceEvent.ReplySpeech(turn, done, atNanos));
                endWhenSpoken(next);
            }
            case TtsEvent.Failed failed -> failed(failed.cause());
            case TtsEvent.Words stale -> {}
            case TtsEvent.Audio stale -> {}
            case TtsEvent.Done stale -> {}
        }
    }

    private void endWhenSpoken(Emitter next) {
        if (textEnded && unspoken == 0) {
            next.emit(new VoiceEvent.ReplyAudioEnded(turn, then));
        }
    }

    private void failed(ProviderException cause) {
        TurnId failedTurn = turn;
        boolean waitedFor = unspoken > 0;
        unspoken = 0;
        giveUp();
        synthesizer.fail();
        if (waitedFor) {
            mailbox.accept(new VoiceEvent.ReplyFailed(failedTurn, cause));
        }
    }
}
