package ai.beluga.voice.session;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.testkit.TroubledAgent.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers suffer when the first of two agents is in trouble, at each point of a reply. */
class AgentTroubleTest {

    private static final Duration BEARABLE = ofSeconds(3);

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "FAILS_AFTER_A_SENTENCE", "HANGS_AFTER_A_SENTENCE", "HANGS_IN_ITS_FIRST_SENTENCE"})
    void callerIsAnsweredByTheSecondAgentWithTheSameQuestion(Trouble trouble) {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.has(trouble);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("second says w0 w1 w2 w3 w4.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd()).isEqualTo("greeting prompt. second says w0 w1 w2 w3 w4.");
        assertThat(troubled.failures()).singleElement().satisfies(failed -> {
            assertThat(failed.port()).isEqualTo(EnginePort.AGENT);
            assertThat(failed.provider()).isEqualTo(TroubledCall.FIRST);
        });
        assertThat(troubled.switches())
                .singleElement()
                .satisfies(switched -> assertThat(switched.to()).isEqualTo(TroubledCall.SECOND));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"FAILS_AFTER_A_SENTENCE", "HANGS_AFTER_A_SENTENCE", "HANGS_IN_ITS_FIRST_SENTENCE"})
    void answerThatBreaksOffIsApologisedForAndNotBegunAgain(Trouble trouble) {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.has(trouble);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.standInAgent.asked()).isZero();
        assertThat(troubled.failures())
                .singleElement()
                .satisfies(failed -> assertThat(failed.provider()).isEqualTo(TroubledCall.FIRST));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void nextQuestionIsAnsweredToo(Trouble trouble) {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.has(trouble);
        troubled.call.callerSaysWords(0, 4).run(ofSeconds(8));

        troubled.agent.has(Trouble.NONE);
        troubled.call.callerSaysWords(5, 9);
        Duration silence = troubled.silenceUntilHeard("says w5 w6 w7 w8 w9.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.facts(CallEvent.CallEnded.class)).isEmpty();
    }

    @Test
    void agentThatIsSlowAndSpeaksFirstIsTheOneThatAnswers() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.answersAfter(Duration.ofMillis(1_100));
        troubled.standInAgent.answersAfter(Duration.ofMillis(600));

        troubled.call.callerSaysWords(0, 4);
        troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4.", ofSeconds(10));
        troubled.call.run(ofSeconds(5));

        assertThat(troubled.standInAgent.asked()).isEqualTo(1);
        assertThat(troubled.standInAgent.cancelled()).isEqualTo(1);
        assertThat(troubled.call.heardAtTheFarEnd()).doesNotContain("second says");
        assertThat(troubled.failures()).isEmpty();
    }

    @Test
    void agentAskedSecondThatSpeaksFirstMayDoWhatItWaitedFor() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.answersAfter(Duration.ofMillis(1_400));
        troubled.standInAgent.answersAfter(Duration.ofMillis(200));

        troubled.call.callerSaysWords(0, 4);
        troubled.silenceUntilHeard("second says w0 w1 w2 w3 w4.", ofSeconds(10));
        troubled.call.run(ofSeconds(5));

        assertThat(troubled.standInAgent.confirmed()).isEqualTo(1);
        assertThat(troubled.agent.cancelled()).isEqualTo(1);
        assertThat(troubled.call.heardAtTheFarEnd()).doesNotContain("first says");
    }

    @Test
    void bothAgentsThatFailAreApologisedForOnce() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.has(Trouble.FAILS_BEFORE_A_WORD);
        troubled.agent.answersAfter(Duration.ofMillis(1_200));
        troubled.standInAgent.has(Trouble.FAILS_BEFORE_A_WORD);
        troubled.standInAgent.answersAfter(Duration.ofMillis(400));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(10));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.failures()).hasSize(2);
    }

    @Test
    void callerWhoGoesOnWhileTheSecondAgentThinksIsNotAnsweredTwice() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.agent.has(Trouble.SAYS_NOTHING);
        troubled.standInAgent.has(Trouble.SAYS_NOTHING);
        troubled.call.callerSaysWords(0, 4).run(ofSeconds(3));

        troubled.standInAgent.has(Trouble.NONE);
        troubled.agent.has(Trouble.NONE);
        troubled.call.callerSaysWords(5, 6);
        troubled.silenceUntilHeard("says w0 w1 w2 w3 w4 w5 w6.", ofSeconds(10));
        troubled.call.run(ofSeconds(5));

        assertThat(troubled.call.heardAtTheFarEnd()).doesNotContain("w4.");
    }
}
