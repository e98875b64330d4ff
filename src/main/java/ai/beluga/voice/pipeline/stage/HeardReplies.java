package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the model what the caller has heard that it does not know of: what others said, and that less of its own was heard. */
final class HeardReplies {

    private final LateStream<SpeechToSpeech.Stream> model;
    private final boolean takesText;
    /** Those that the model began and others go on with. */
    private final Map<TurnId, ModelReply> begun = new HashMap<>();

    HeardReplies(LateStream<SpeechToSpeech.Stream> model, boolean takesText) {
        this.model = model;
        this.takesText = takesText;
    }

    /** The model says no more of a reply, which is not over yet. */
    void othersGoOn(ModelReply given) {
        begun.put(given.turn(), given);
    }

    /**
     * Nothing more of a reply will be heard.
     *
     * @param made the reply where the model made all of it
     * @param isCut the caller took the floor before the stream in use had said anything of it
     */
    void over(VoiceEvent.ReplyOver over, Optional<ModelReply> made, boolean isCut) {
        Optional<ModelReply> before =
                Optional.ofNullable(begun.remove(over.turn())).filter(this::isOfStreamInUse);
        String heard = over.heard().text();
        if (!takesText) {
            return;
        }
        if (before.isPresent()) {
            tellBehind(before.get().said(), heard);
        } else if (made.filter(this::isOfStreamInUse).isEmpty()) {
            tell(heard);
        } else if (isCut) {
            tellCut(heard);
        }
    }

    private boolean isOfStreamInUse(ModelReply given) {
        return model.isCurrent(given.stream());
    }

    /** The model takes all that it said itself for heard. */
    private void tellBehind(String said, String heard) {
        if (heard.startsWith(said)) {
            tell(heard.substring(said.length()).strip());
        } else {
            tellCut(heard);
        }
    }

    private void tell(String heard) {
        if (!heard.isBlank()) {
            model.use(open -> open.tell(new Line(Line.Role.AGENT, heard), false));
        }
    }

    private void tellCut(String heard) {
        model.use(open -> open.tell(OpenQuestion.heardOfIt(heard), false));
    }
}
