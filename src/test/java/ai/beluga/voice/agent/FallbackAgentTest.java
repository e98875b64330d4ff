package ai.beluga.voice.agent;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply.Ended;
import ai.beluga.voice.agent.AgentReply.Failed;
import ai.beluga.voice.agent.AgentReply.TextChunk;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.TroubledAgent;
import ai.beluga.voice.testkit.TroubledAgent.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The decorator alone: what the pipeline is told, and when. */
class FallbackAgentTest {

    private final ManualTime time = new ManualTime();
    private final TroubledAgent first = new TroubledAgent("first", time);
    private final TroubledAgent second = new TroubledAgent("second", time);
    private final Backoff backoff = new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0);
    private final ProviderHealth health = new ProviderHealth(backoff);
    private final List<AgentReply> replies = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();
    private final FallbackAgent agent = new FallbackAgent(
            new Chain<>(
                    EnginePort.AGENT,
                    List.of(
                            new Chain.Link<>("first", first, health),
                            new Chain.Link<>("second", second, new ProviderHealth(backoff)))),
            new FallbackLimits(ofSeconds(1), ofSeconds(9), ofSeconds(9), 5),
            ofMillis(2_500),
            new CallContext(time, time, facts::add));

    @Test
    void agentThatAnswersIsTheOnlyOneAsked() {
        ask();
        time.advance(ofSeconds(20));

        assertThat(replies).containsExactly(new TextChunk("first says hello."), new Ended(AgentReply.Then.LISTEN));
        assertThat(second.asked()).isZero();
        assertThat(facts).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void agentThatIsSilentIsCancelledAndReplacedAtTheTimeout() {
        first.has(Trouble.SAYS_NOTHING);
        ask();

        time.advance(ofMillis(999));
        assertThat(second.asked()).isZero();
        time.advance(ofMillis(1));

        assertThat(second.asked()).isEqualTo(1);
        assertThat(first.cancelled()).isEqualTo(1);
        assertThat(facts).contains(new CallEvent.ProviderFailed(EnginePort.AGENT, "first", EngineFailure.SILENT));
    }

    @Test
    void replyThatIsUsedIsToldSoOnceEvenWhenItIsCompleteByThen() {
        Agent.Reply reply = ask();
        time.advance(ofSeconds(1));

        reply.confirm();
        reply.confirm();

        assertThat(first.confirmed()).isEqualTo(1);
    }

    @Test
    void agentThatTakesOverAReplyInUseIsToldSoAndTheOneBeforeItNoMore() {
        first.has(Trouble.SAYS_NOTHING);
        Agent.Reply reply = ask();

        reply.confirm();
        time.advance(ofSeconds(2));
        reply.confirm();

        assertThat(first.confirmed()).isEqualTo(1);
        assertThat(second.confirmed()).isEqualTo(1);
    }

    @Test
    void whatMayStopAnAgentThatFellSilentDoesNotHoldForTheOneThatAnswers() {
        first.has(Trouble.SAYS_ONLY_WHAT_STOPS_IT);
        ask();

        time.advance(ofSeconds(3));

        assertThat(replies).containsExactly(new TextChunk("second says hello."), new Ended(AgentReply.Then.LISTEN));
    }

    @Test
    void preparingForACallerWhoGoesOnDoesNotUseUpTheTrialOfASickAgent() {
        first.has(Trouble.FAILS_BEFORE_A_WORD);
        second.has(Trouble.FAILS_BEFORE_A_WORD);
        for (int i = 0; i < 4; i++) {
            ask();
            time.advance(ofSeconds(20));
        }
        first.has(Trouble.NONE);
        time.advance(ofSeconds(120));
        replies.clear();

        agent.reply(preemptive(), replies::add).cancel();
        replies.clear();
        ask();
        time.advance(ofSeconds(2));

        assertThat(replies).first().isEqualTo(new TextChunk("first says hello."));
    }

    @Test
    void agentThatWaitsForItsReplyToBeUsedIsNotBlamedForWaiting() {
        first.has(Trouble.SAYS_NOTHING);
        Agent.Reply reply = agent.reply(preemptive(), replies::add);

        time.advance(ofSeconds(8));
        assertThat(second.asked()).isZero();
        reply.confirm();
        time.advance(ofSeconds(1));

        assertThat(second.asked()).isEqualTo(1);
    }

    @Test
    void replyFailsOnceWhenNoAgentCanGiveIt() {
        first.has(Trouble.FAILS_BEFORE_A_WORD);
        second.has(Trouble.THROWS);
        ask();

        time.advance(ofSeconds(20));

        assertThat(replies).singleElement().isInstanceOf(Failed.class);
        assertThat(first.asked()).isEqualTo(1);
        assertThat(second.asked()).isEqualTo(1);
    }

    @Test
    void nothingIsToldOfAReplyThatWasGivenUp() {
        first.has(Trouble.SAYS_NOTHING);
        Agent.Reply reply = ask();
        time.advance(ofMillis(500));

        reply.cancel();
        time.advance(ofSeconds(20));

        assertThat(replies).isEmpty();
        assertThat(facts).isEmpty();
        assertThat(second.asked()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void agentThatOwedWordsForTooLongIsBlamedWhenItIsGivenUp() {
        first.has(Trouble.HANGS_AFTER_A_SENTENCE);
        Agent.Reply reply = ask();
        time.advance(ofSeconds(3));

        reply.cancel();

        assertThat(facts)
                .containsExactly(new CallEvent.ProviderFailed(EnginePort.AGENT, "first", EngineFailure.SILENT));
    }

    @Test
    void refusalOfOneConversationTakesTheAgentAwayFromNobodyForGood() {
        first.has(Trouble.REFUSES);
        for (int i = 0; i < 5; i++) {
            ask();
            time.advance(ofSeconds(3));
        }

        time.advance(ofSeconds(120));
        first.has(Trouble.NONE);
        second.has(Trouble.THROWS);
        replies.clear();
        ask();
        time.advance(ofSeconds(1));

        assertThat(replies).first().isEqualTo(new TextChunk("first says hello."));
    }

    @Test
    void agentThatIsOnlySlowerThanTheOtherIsNotBlamed() {
        for (int i = 0; i < 3; i++) {
            first.answersAfter(ofMillis(900));
            Agent.Reply reply = ask();
            time.advance(ofMillis(800));
            reply.hedge();
            time.advance(ofSeconds(20));
        }

        assertThat(replies)
                .contains(new TextChunk("second says hello."))
                .doesNotContain(new TextChunk("first says hello."));
        assertThat(blamed()).isEmpty();
        assertThat(first.cancelled()).isEqualTo(3);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void agentThatHangsIsBlamedAlthoughTheOtherAnswered() {
        first.has(Trouble.SAYS_NOTHING);
        Agent.Reply reply = ask();
        time.advance(ofMillis(800));
        reply.hedge();
        time.advance(ofMillis(199));
        assertThat(blamed()).isEmpty();
        time.advance(ofMillis(1));

        assertThat(blamed())
                .containsExactly(new CallEvent.ProviderFailed(EnginePort.AGENT, "first", EngineFailure.SILENT));
        assertThat(first.cancelled()).isEqualTo(1);
        assertThat(replies).containsExactly(new TextChunk("second says hello."), new Ended(AgentReply.Then.LISTEN));
    }

    @Test
    void whoeverAsksForAnotherAgentIsToldWhetherThereWasOne() {
        first.has(Trouble.SAYS_NOTHING);
        Agent.Reply reply = ask();

        assertThat(reply.hedge()).as("the second is asked").isTrue();
        assertThat(reply.hedge()).as("nobody is left").isFalse();
    }

    @Test
    void nobodyIsBlamedWhoseReplyIsGivenUpWhileTheOtherSpeaks() {
        first.has(Trouble.SAYS_NOTHING);
        Agent.Reply reply = ask();
        time.advance(ofMillis(800));
        reply.hedge();
        time.advance(ofMillis(100));

        reply.cancel();
        time.advance(ofSeconds(20));

        assertThat(blamed()).isEmpty();
        assertThat(first.cancelled()).isEqualTo(1);
        assertThat(time.waiting()).isZero();
    }

    private List<CallEvent> blamed() {
        return facts.stream().filter(CallEvent.ProviderFailed.class::isInstance).toList();
    }

    private static AgentRequest preemptive() {
        return new AgentRequest(new CallId("CA1"), new TurnId(1), Locale.US, List.of(Utterance.caller("hello")))
                .ahead();
    }

    private Agent.Reply ask() {
        return agent.reply(
                new AgentRequest(new CallId("CA1"), TurnId.NONE.next(), Locale.US, List.of(Utterance.caller("hello"))),
                replies::add);
    }
}
