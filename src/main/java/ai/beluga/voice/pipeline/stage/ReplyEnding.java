package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import java.util.Optional;
import java.util.function.Consumer;

/** What follows when the agent's reply is complete. */
final class ReplyEnding {

    private final Consumer<VoiceEvent> mailbox;

    ReplyEnding(Consumer<VoiceEvent> mailbox) {
        this.mailbox = mailbox;
    }

    /** An agent that ends the call without a word is obeyed; one that has nothing to say at all has failed. */
    void ended(TurnId turn, boolean spoke, AgentReply.Then then, Emitter next) {
        Optional<EndReason> end = switch (then) {
            case LISTEN -> Optional.empty();
            case HANG_UP -> Optional.of(EndReason.GOODBYE);
            case TRANSFER -> Optional.of(EndReason.TRANSFER);
        };
        if (spoke) {
            next.emit(new VoiceEvent.ReplyTextEnded(turn, end));
        } else if (end.isPresent()) {
            overUnheard(turn, end);
        } else {
            failed(turn, new ProviderException.Transient("the agent's reply was empty"));
        }
    }

    void failed(TurnId turn, ProviderException cause) {
        mailbox.accept(new VoiceEvent.ReplyFailed(turn, cause));
    }

    /** There is nothing to be heard of it: the call ends, unless the caller is just going on. */
    private void overUnheard(TurnId turn, Optional<EndReason> then) {
        mailbox.accept(new VoiceEvent.ReplyOver(turn, Utterance.agent(""), true, then));
        mailbox.accept(new VoiceEvent.ReplyPlayed(turn, Playout.none(0)));
    }
}
