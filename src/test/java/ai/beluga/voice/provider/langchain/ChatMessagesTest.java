package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChatMessagesTest {

    private static final AgentRequest REQUEST = new AgentRequest(
            new CallId("CA1"),
            new TurnId(2),
            Locale.US,
            List.of(
                    Utterance.caller("Hello."),
                    new Utterance(Speaker.AGENT, "We are open.", false, "One moment, please."),
                    Utterance.caller("On Sunday?")));

    private final ChatMessages messages = new ChatMessages("You are Ada.", false);

    @Test
    void modelIsAskedForAShortAnswerWhenTheCallerHasWaited() {
        assertThat(messages.of(REQUEST).toString()).doesNotContain(ChatMessages.IN_SHORT.strip());
        assertThat(messages.of(REQUEST.inShort()).toString()).contains(ChatMessages.IN_SHORT.strip());
    }

    @Test
    void modelDoesNotLearnToAskForPatience() {
        assertThat(messages.of(REQUEST).toString()).contains("We are open.").doesNotContain("One moment");
    }
}
