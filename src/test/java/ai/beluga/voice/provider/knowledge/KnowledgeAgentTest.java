package ai.beluga.voice.provider.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KnowledgeAgentTest {

    private static final AgentRequest GOODBYE =
            new AgentRequest(new CallId("CA1"), new TurnId(1), Locale.US, List.of(Utterance.caller("goodbye")));

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<AgentReply> replies = new ArrayList<>();
    private final Agent agent = new KnowledgeAgent(DemoKnowledge.dialogue(false), tasks::add);

    @Test
    void sentencesComeOneByOneAndThenWhatFollows() {
        agent.reply(GOODBYE, replies::add);
        assertThat(replies).isEmpty();

        tasks.remove().run();

        assertThat(replies)
                .containsExactly(
                        new AgentReply.TextChunk("Thank you for calling. "),
                        new AgentReply.TextChunk("Goodbye! "),
                        new AgentReply.Ended(Then.HANG_UP));
    }

    @Test
    void replyGivenUpBeforeItsFirstWordIsNeverSaid() {
        agent.reply(GOODBYE, replies::add).cancel();

        tasks.remove().run();

        assertThat(replies).isEmpty();
    }

    @Test
    void replyGivenUpAfterItsFirstSentenceGoesNoFurther() {
        List<Agent.Reply> handle = new ArrayList<>();
        handle.add(agent.reply(GOODBYE, reply -> {
            replies.add(reply);
            handle.getFirst().cancel();
        }));

        tasks.remove().run();

        assertThat(replies).hasSize(1);
    }

    @Test
    void callerGetsAWordThoughTheModelBreaksDown() {
        AtomicBoolean breaks = new AtomicBoolean();
        Embedder broken = text -> {
            if (breaks.get()) {
                throw new StackOverflowError("planted");
            }
            return DemoKnowledge.embedder().embed(text);
        };
        Agent breaking = new KnowledgeAgent(DemoKnowledge.dialogue(broken), tasks::add);
        breaks.set(true);

        breaking.reply(
                new AgentRequest(
                        new CallId("CA1"),
                        new TurnId(1),
                        Locale.US,
                        List.of(Utterance.caller("What are your opening hours on Saturday?"))),
                replies::add);
        tasks.remove().run();

        assertThat(replies).singleElement().isInstanceOf(AgentReply.Failed.class);
    }

    @Test
    void fullServerIsATransientFailure() {
        Agent refused = new KnowledgeAgent(DemoKnowledge.dialogue(false), task -> {
            throw new RejectedExecutionException("full");
        });

        refused.reply(GOODBYE, replies::add);

        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(((AgentReply.Failed) reply).cause())
                        .isInstanceOf(ProviderException.Transient.class));
    }
}
