package ai.beluga.voice.agent;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply.CallsTool;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Agents that call tools, with others behind them. */
class FallbackToolsTest {

    private static final CallsTool CALL = new CallsTool("c1", "look", "{}");

    private final ManualTime time = new ManualTime();
    private final ScriptedAgent first = new ScriptedAgent(time);
    private final ScriptedAgent second = new ScriptedAgent(time);
    private final List<AgentReply> replies = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();
    private final FallbackAgent agent = new FallbackAgent(
            new Chain<>(
                    EnginePort.AGENT,
                    List.of(new Chain.Link<>("first", first, health()), new Chain.Link<>("second", second, health()))),
            new FallbackLimits(ofSeconds(1), ofSeconds(9), ofSeconds(9), 5),
            ofMillis(2_500),
            new CallContext(time, time, facts::add));

    private static ProviderHealth health() {
        return new ProviderHealth(new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0));
    }

    private Agent.Reply ask() {
        return agent.reply(
                new AgentRequest(new CallId("CA1"), new TurnId(1), Locale.US, List.of(Utterance.caller("hello"))),
                replies::add);
    }

    private List<CallEvent> blamed() {
        return facts.stream().filter(CallEvent.ProviderFailed.class::isInstance).toList();
    }

    @Test
    void agentThatCallsAToolIsWaitedForAndGetsTheResult() {
        first.calls("look", "{}", result -> "It is " + result + ".");
        Agent.Reply reply = ask();
        time.advance(ofSeconds(20));
        assertThat(replies).containsExactly(CALL);
        assertThat(second.requests()).isEmpty();

        reply.toolResult("c1", "1");
        time.advance(ofSeconds(1));

        assertThat(replies).contains(new AgentReply.TextChunk("It is 1."));
        assertThat(blamed()).isEmpty();
    }

    @Test
    void agentThatSaysNothingBehindAResultHasFailed() {
        first.calls("", List.of(CALL), results -> List.of(new AgentReply.TextChunk("")));
        Agent.Reply reply = ask();
        time.advance(ofMillis(100));

        reply.toolResult("c1", "1");
        time.advance(ofSeconds(2));

        assertThat(replies).last().isInstanceOf(AgentReply.Failed.class);
        assertThat(second.requests())
                .as("two answers in one would contradict each other")
                .isEmpty();
    }

    @Test
    void agentThatCallsAToolHasWon() {
        first.delay(ofMillis(900));
        first.says("Too late.");
        second.calls("look", "{}", result -> "It is " + result + ".");
        Agent.Reply reply = ask();
        reply.hedge();
        time.advance(ofSeconds(1));

        assertThat(replies).containsExactly(CALL);
        assertThat(second.confirmed()).isEqualTo(1);
        reply.toolResult("c1", "1");
        time.advance(ofSeconds(1));
        assertThat(replies).contains(new AgentReply.TextChunk("It is 1."));
    }

    @Test
    void nobodyIsBlamedForAReplyThatIsGivenUpWhileItsToolRuns() {
        first.calls("Let me see.", List.of(CALL), results -> List.of(new AgentReply.Ended(AgentReply.Then.LISTEN)));
        Agent.Reply reply = ask();
        time.advance(ofSeconds(6));

        reply.cancel();

        assertThat(blamed()).isEmpty();
        assertThat(time.waiting()).isZero();
    }
}
