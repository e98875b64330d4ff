package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
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
import org.junit.jupiter.api.Timeout;

/** An agent whose language model is simulated, and what it replies. */
@Timeout(60)
abstract class LanguageModelBench {

    static final Utterance QUESTION = Utterance.caller("When are you open?");

    final ManualTime time = new ManualTime();
    final BlockingQueue<AgentReply> replies = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    ChatApiSimulator api;
    Agent agent;

    @BeforeEach
    void prepare() throws IOException, StartupFault {
        api = new ChatApiSimulator();
        agent = agent();
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
        threads.shutdownNow();
    }

    /** @param more settings, in turn with their values */
    Agent agent(String... more) throws StartupFault {
        List<String> settings = new ArrayList<>(List.of(
                "beluga.agent.llm.base-url", api.baseUrl().toString(),
                "beluga.agent.llm.api-key", "key-1",
                "beluga.agent.llm.model", "tiny"));
        settings.addAll(List.of(more));
        LanguageModelPart part =
                new LanguageModelPart(Configurations.of(settings.toArray(String[]::new)), threads, time);
        part.load();
        return part.agent();
    }

    static AgentRequest request(Utterance... conversation) {
        return new AgentRequest(new CallId("CA1"), new TurnId(1), Locale.US, List.of(conversation));
    }

    Agent.Reply ask(Utterance... conversation) {
        return agent.reply(request(conversation), replies::add);
    }

    AgentReply next() throws InterruptedException {
        AgentReply reply = replies.poll(10, TimeUnit.SECONDS);
        assertThat(reply).as("a reply within 10 s").isNotNull();
        return reply;
    }

    List<AgentReply> untilEnd() throws InterruptedException {
        List<AgentReply> all = new ArrayList<>();
        do {
            all.add(next());
        } while (all.getLast() instanceof AgentReply.TextChunk);
        return all;
    }

    /** All words of a reply. */
    static String text(List<AgentReply> all) {
        StringBuilder text = new StringBuilder();
        for (AgentReply reply : all) {
            if (reply instanceof AgentReply.TextChunk chunk) {
                text.append(chunk.text());
            }
        }
        return text.toString();
    }
}
