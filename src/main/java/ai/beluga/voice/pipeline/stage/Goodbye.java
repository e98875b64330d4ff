package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.Optional;

/** A reply that was to end the call and was heard to its end, after which the caller may have gone on all the same. */
final class Goodbye {

    private final LateStream<SpeechToSpeech.Stream> model;
    private final ModelCalls calls;
    private Optional<ModelReply> said = Optional.empty();

    Goodbye(LateStream<SpeechToSpeech.Stream> model, ModelCalls calls) {
        this.model = model;
        this.calls = calls;
    }

    /** A reply was heard to its end. */
    void heard(ModelReply reply) {
        if (reply.then().isPresent()) {
            said = Optional.of(reply);
        }
    }

    /** The call did not end. The model answers to the caller, and not to being told so. */
    void callerWentOn() {
        said.filter(reply -> model.isCurrent(reply.stream())).ifPresent(reply -> {
            model.use(open -> open.interrupt(reply.lastPart(), reply.lastPartMillis()));
            reply.takeFarewells().forEach(call -> calls.answer(call, ModelTools.CALLER_WENT_ON));
        });
        said = Optional.empty();
    }
}
