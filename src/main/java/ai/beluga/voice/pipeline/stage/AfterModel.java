package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.turn.TurnDecision;
import java.util.function.Consumer;

/** What is left to do once no model takes part any more: words that only it had heard cannot be asked of anybody. */
final class AfterModel {

    private final Consumer<VoiceEvent> mailbox;

    /** @param mailbox takes what cannot be asked */
    AfterModel(Consumer<VoiceEvent> mailbox) {
        this.mailbox = mailbox;
    }

    void process(VoiceEvent event, Emitter next) {
        switch (event) {
            case VoiceEvent.Decided(TurnDecision.Ask ask) -> ask(ask, next);
            case VoiceEvent.Decided(TurnDecision.Unasked unasked) -> unasked(unasked, next);
            case VoiceEvent.ModelGone again -> {}
            default -> next.emit(event);
        }
    }

    /** What the caller said last was heard by the model alone, and the call is over before it tells. */
    static void unasked(TurnDecision.Unasked unasked, Emitter next) {
        String known = AskedWords.known(unasked.text());
        if (!known.isEmpty()) {
            next.emit(new VoiceEvent.Decided(new TurnDecision.Unasked(unasked.turn(), known)));
        }
    }

    private void ask(TurnDecision.Ask ask, Emitter next) {
        String words = AskedWords.known(ask.text());
        if (words.isEmpty()) {
            mailbox.accept(new VoiceEvent.ReplyFailed(
                    ask.turn(), new ProviderException.Transient("what the caller said went with the model")));
        } else {
            next.emit(new VoiceEvent.Decided(new TurnDecision.Ask(ask.turn(), words, ask.timing())));
        }
    }
}
