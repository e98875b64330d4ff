package ai.beluga.voice.agent;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What an agent is asked.
 *
 * @param call whose conversation it is
 * @param turn the reply asked for
 * @param language of the conversation
 * @param conversation all that was said and heard so far, oldest first; the last one is the caller's
 */
public record AgentRequest(CallId call, TurnId turn, Locale language, List<Utterance> conversation) {

    public AgentRequest {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(language, "language");
        conversation = List.copyOf(conversation);
        if (conversation.isEmpty() || conversation.getLast().speaker() != Speaker.CALLER) {
            throw new IllegalArgumentException("the conversation must end with words of the caller");
        }
    }

    /** The words to reply to. */
    public String question() {
        return conversation.getLast().text();
    }
}
