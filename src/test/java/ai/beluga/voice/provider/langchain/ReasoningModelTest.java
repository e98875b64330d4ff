package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that writes down what it thinks before it answers. */
class ReasoningModelTest extends LanguageModelBench {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void thoughtsAreNotSpoken(int charactersAToken) throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open();

        String reply = "<think>\nThe hours are < 9 to 5.\n</think>\n\nFrom *nine* to five.";
        for (int at = 0; at < reply.length(); at += charactersAToken) {
            exchange.token(reply.substring(at, Math.min(reply.length(), at + charactersAToken)));
        }
        exchange.finish("stop");

        List<AgentReply> all = untilEnd();
        assertThat(text(all)).isEqualTo("From nine to five.");
        assertThat(all).last().isEqualTo(new AgentReply.Ended(Then.LISTEN));
    }

    @Test
    void beginningThatOnlyLooksLikeThoughtsIsSpokenAtTheEnd() throws Exception {
        ask(QUESTION);
        api.next().open().token("<th").finish("stop");

        assertThat(untilEnd()).containsExactly(new AgentReply.TextChunk("<th"), new AgentReply.Ended(Then.LISTEN));
    }
}
