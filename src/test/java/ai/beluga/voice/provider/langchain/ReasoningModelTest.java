package ai.beluga.voice.provider.langchain;

import static ai.beluga.voice.provider.langchain.LanguageModelAgentTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.testkit.ManualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that writes down what it thinks before it answers. */
@Timeout(60)
class ReasoningModelTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<AgentReply> replies = new LinkedBlockingQueue<>();
    private ChatApiSimulator api;

    @BeforeEach
    void prepare() throws IOException {
        api = new ChatApiSimulator();
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
        threads.shutdownNow();
    }

    private ChatExchange asked() throws StartupFault, InterruptedException, IOException {
        LanguageModelPart part = new LanguageModelPart(
                Configurations.of(
                        "beluga.agent.llm.base-url", api.baseUrl().toString(), "beluga.agent.llm.model", "tiny"),
                threads,
                new ManualTime());
        part.load();
        Agent agent = part.agent();
        agent.reply(
                new AgentRequest(
                        new CallId("CA1"), new TurnId(1), Locale.US, List.of(Utterance.caller("When are you open?"))),
                replies::add);
        return api.next().open();
    }

    private List<AgentReply> untilEnd() throws InterruptedException {
        List<AgentReply> all = new ArrayList<>();
        do {
            AgentReply reply = replies.poll(10, TimeUnit.SECONDS);
            assertThat(reply).as("a reply within 10 s").isNotNull();
            all.add(reply);
        } while (all.getLast() instanceof AgentReply.TextChunk);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void thoughtsAreNotSpoken(int charactersAToken) throws Exception {
        ChatExchange exchange = asked();

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
        asked().token("<th").finish("stop");

        assertThat(untilEnd()).containsExactly(new AgentReply.TextChunk("<th"), new AgentReply.Ended(Then.LISTEN));
    }
}
