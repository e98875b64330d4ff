package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of a turn whose model fails: another stream answers it, once. After that, or where nobody can tell it the turn,
 * the caller hears an apology; before there is a second one those behind the model are to answer.
 */
final class TakeOver {

    private static final int REPLAYED_SAMPLES = 800;

    private final LateStream<SpeechToSpeech.Stream> model;
    private final boolean ofVendor;
    private final boolean takesText;
    private final CallerUtterances utterances;
    private final ModelCalls calls;
    private final Consumer<VoiceEvent> mailbox;
    private Optional<OpenQuestion> handedOver = Optional.empty();
    /** The last reply failed, and none has been made since. */
    private boolean failedBefore;

    /**
     * @param ofVendor the vendor takes the turns
     * @param calls tells what tools have done of which nobody has heard
     * @param mailbox takes what became of replies
     */
    TakeOver(
            LateStream<SpeechToSpeech.Stream> model,
            boolean ofVendor,
            boolean takesText,
            CallerUtterances utterances,
            ModelCalls calls,
            Consumer<VoiceEvent> mailbox) {
        this.model = model;
        this.ofVendor = ofVendor;
        this.takesText = takesText;
        this.utterances = utterances;
        this.calls = calls;
        this.mailbox = mailbox;
    }

    /** A reply is all made. */
    void worked() {
        failedBefore = false;
    }

    /** The caller has heard nothing of a reply for too long: {@code it} was given up for that. */
    void gaveUpWaiting(ModelReply it) {
        if (it.isTakenOver() && it.lastPart() == 0) {
            mailbox.accept(new VoiceEvent.ModelGone(
                    new ProviderException.Transient("the stream that took over let the caller wait too")));
        }
    }

    /** A reply cannot be made; {@code false} when those behind the model are to answer. */
    boolean fails(ModelReply it, ProviderException cause) {
        boolean apology = !failedBefore && !it.isTakenOver();
        failedBefore = true;
        if (apology) {
            it.breaksOff();
            mailbox.accept(new VoiceEvent.ReplyFailed(it.turn(), cause));
        } else {
            mailbox.accept(new VoiceEvent.ModelGone(cause));
        }
        return apology;
    }

    /** The stream that failed to make a reply knows what it answers: it is asked again, once; {@code false} when it is not. */
    boolean asksAgain(ModelReply it) {
        boolean again = takesText && !failedBefore && !it.isTakenOver() && it.asksAgain();
        if (again) {
            Line direction = OpenQuestion.notMade(it.said());
            model.use(stream -> stream.tell(direction, true));
        }
        return again;
    }

    /** The stream is dead that was asked for this reply; {@code false} when no other is to be opened. */
    boolean broke(ModelReply it, ProviderException cause, Emitter next) {
        OpenQuestion open = new OpenQuestion(it.turn(), utterances.wordsOf(it.turn()), it.said(), takesText);
        if (it.isTakenOver() || failedBefore || ofVendor && !open.isTold()) {
            return fails(it, cause);
        }
        handedOver = Optional.of(open);
        it.isCutOff(next);
        return true;
    }

    /** What the stream that opens now is to answer. */
    Optional<OpenQuestion> handedOver() {
        return handedOver;
    }

    /**
     * Asks the stream that has taken over.
     *
     * @param audio of the turn
     * @return {@code false} when there is nothing that another one had been asked
     */
    boolean asks(ModelReply it, short[] audio) {
        Optional<OpenQuestion> open = handedOver;
        handedOver = Optional.empty();
        open.ifPresent(question -> {
            it.takenOverBy(model.number());
            calls.tellUntold(it.turn(), question.isTold());
            if (question.isTold()) {
                model.use(stream -> stream.tell(question.question(), true));
            } else {
                asks(question, AskedWords.known(it.ask().text()), audio);
            }
        });
        return open.isPresent();
    }

    private void asks(OpenQuestion question, String keys, short[] audio) {
        question.before().forEach(line -> model.use(stream -> stream.tell(line, false)));
        if (!keys.isEmpty() && takesText) {
            model.use(stream -> stream.tell(new Line(Line.Role.CALLER, keys), false));
        }
        hears(audio, true);
        model.use(SpeechToSpeech.Stream::callerFinished);
        utterances.askedAgain(question.turn(), keys);
    }

    /**
     * The stream that has taken over hears what another one had heard. Of a vendor that takes the turns it hears by itself
     * whether that is speech.
     *
     * @param begins the caller has begun to speak, which the stream was not told
     * @return whether it was told so now
     */
    boolean hears(short[] audio, boolean begins) {
        boolean told = begins && !ofVendor;
        if (told) {
            model.use(SpeechToSpeech.Stream::callerStarted);
        }
        if (audio.length > 0) {
            model.use(stream -> replay(stream, audio));
        }
        return told;
    }

    /** In frames of 100 ms, as fast as they are taken. */
    private static void replay(SpeechToSpeech.Stream stream, short[] audio) {
        for (int from = 0; from < audio.length; from += REPLAYED_SAMPLES) {
            stream.accept(audio, from, Math.min(REPLAYED_SAMPLES, audio.length - from));
        }
    }

    /**
     * No model is left for this reply: the agent is asked, or first the recogniser where nobody knows the words.
     *
     * @param audio of the turn
     */
    void leaves(ModelReply it, short[] audio, ProviderException cause, Emitter next) {
        it.isCutOff(next);
        it.breaksOff();
        String keys = AskedWords.known(it.ask().text());
        if (!it.answersSpeech() || !utterances.wordsOf(it.turn()).isBlank()) {
            mailbox.accept(new VoiceEvent.AgentAsked(it.turn()));
        } else if (audio.length > 0) {
            mailbox.accept(new VoiceEvent.TurnUnheard(it.turn(), audio, keys));
        } else {
            mailbox.accept(new VoiceEvent.ReplyFailed(it.turn(), cause));
        }
    }
}
