package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.CallerWaited;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.event.WaitOwner;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.TroubledAgent;
import ai.beluga.voice.testkit.TroubledSynthesizer;
import ai.beluga.voice.turn.DeadAirSettings;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who wait for engines that nobody stands in for: they hear something every three seconds, and why. */
class DeadAirTest {

    private static final Duration BEARABLE = ofSeconds(3);
    /** The sounds of these calls are all alike: each would be an echo of the other. */
    private static final TurnSettings TURN =
            English.TURN.with(PreemptiveSettings.OFF).with(English.WITHOUT_ECHO);

    private TroubledCall troubled = greeted(TURN);

    private static TroubledCall greeted(TurnSettings turn) {
        TroubledCall call = TroubledCall.alone(turn);
        call.call.run(ofSeconds(2));
        return call;
    }

    private static DeadAirSettings byTransfer(DeadAirSettings any) {
        return new DeadAirSettings(
                any.filler(), any.fillers(), any.hedge(), any.shorter(), any.apology(), any.failures(), true);
    }

    private List<WaitStep> steps() {
        return troubled.call.facts(CallerWaited.class).stream()
                .map(CallerWaited::step)
                .toList();
    }

    private void assertThatAllWaitedFor(WaitOwner owner) {
        assertThat(troubled.call.facts(CallerWaited.class)).isNotEmpty().allMatch(waited -> waited.owner() == owner);
    }

    @Test
    void answerInTimeIsNotBridged() {
        troubled.agent.answersAfter(ofMillis(800));

        troubled.call.callerSaysWords(0, 4);
        troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4.", ofSeconds(10));

        assertThat(troubled.call.heardAtTheFarEnd()).isEqualTo("greeting prompt. first says w0 w1 w2 w3 w4.");
        assertThat(steps()).isEmpty();
    }

    @Test
    void callerOfAnAgentThatTakesThreeSecondsIsAskedToWaitOnce() {
        troubled.agent.answersAfter(ofSeconds(3));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4.", ofSeconds(10));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. filler prompt. first says w0 w1 w2 w3 w4.");
        assertThat(steps()).as("nobody stands in").containsExactly(WaitStep.FILLER);
        assertThatAllWaitedFor(WaitOwner.AGENT);
    }

    @Test
    void callerOfAnAgentThatTakesEightSecondsIsAskedToWaitUntilItAnswers() {
        troubled.agent.answersAfter(ofSeconds(8));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. filler prompt. filler again prompt. filler again prompt."
                        + " first says w0 w1 w2 w3 w4.");
        assertThat(troubled.agent.asked()).as("once whole and once in short").isEqualTo(2);
        assertThat(steps()).contains(WaitStep.SHORTER_ANSWER).doesNotContain(WaitStep.SECOND_PROVIDER);
        assertThatAllWaitedFor(WaitOwner.AGENT);
    }

    @Test
    void slowAgentThatIsQuickWithAShortAnswerGivesThat() {
        troubled.agent.answersAfter(ofSeconds(8), ofMillis(500));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("first says in short w0 w1 w2 w3 w4.", ofSeconds(20));
        troubled.call.run(ofSeconds(10));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd())
                .doesNotContain("first says w0")
                .contains("in short w0");
        assertThat(troubled.agent.confirmed()).isEqualTo(1);
    }

    @Test
    void callerOfAnAgentThatHangsIsToldInTheEndAndCanAskAgain() {
        troubled.agent.has(TroubledAgent.Trouble.SAYS_NOTHING);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(steps()).endsWith(WaitStep.GIVEN_UP);
        assertThatAllWaitedFor(WaitOwner.AGENT);
        troubled.agent.has(TroubledAgent.Trouble.NONE);
        troubled.call.callerSaysWords(5, 6);
        troubled.silenceUntilHeard("first says w5 w6.", ofSeconds(10));
    }

    @Test
    void callerOfAVoiceThatHangsIsAskedToWaitAndTold() {
        troubled.voice.has(TroubledSynthesizer.Trouble.HANGS_WHEN_ASKED);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd()).startsWith("greeting prompt. filler prompt. filler again prompt.");
        assertThat(steps()).endsWith(WaitStep.GIVEN_UP);
        assertThatAllWaitedFor(WaitOwner.VOICE);
    }

    @Test
    void callerOfAVoiceThatStallsBetweenClausesIsAskedToWaitAndTold() {
        troubled.voice.has(TroubledSynthesizer.Trouble.HANGS_AFTER_THREE_WORDS);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd()).startsWith("greeting prompt. first filler prompt.");
        assertThatAllWaitedFor(WaitOwner.VOICE);
    }

    @Test
    void callerOfAnAgentThatStallsBetweenSentencesIsAskedToWaitAndTold() {
        troubled.agent.has(TroubledAgent.Trouble.HANGS_AFTER_A_SENTENCE);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd()).startsWith("greeting prompt. Let me see. filler prompt.");
        assertThatAllWaitedFor(WaitOwner.AGENT);
    }

    @Test
    void callerOfARecogniserThatIsSilentIsAskedToSayItAgain() {
        troubled.recogniser.has(ListeningRecogniser.Trouble.HANGS);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("not understood prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(steps()).containsExactly(WaitStep.GIVEN_UP);
        assertThatAllWaitedFor(WaitOwner.RECOGNISER);
    }

    /** The moment of the answer is moved over the whole of the bridging: nothing of it comes twice, late or out of order. */
    @ParameterizedTest
    @ValueSource(ints = {1_200, 1_240, 1_260, 1_280, 1_300, 1_320, 1_400, 1_500, 1_700, 1_900, 3_500, 3_700, 3_900})
    void answerThatComesAboutTheTimeOfABridgeIsHeardWholeAndAfterIt(int agentMillis) {
        troubled.agent.answersAfter(ofMillis(agentMillis));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4.", ofSeconds(20));
        troubled.call.run(ofSeconds(4));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.heardAtTheFarEnd())
                .matches("greeting prompt\\.( filler prompt\\.)?( filler again prompt\\.)?"
                        + " first says w0 w1 w2 w3 w4\\.");
    }

    @Test
    void callerWhoGoesOnOverTheBridgeIsAnsweredOnceWithAllOfIt() {
        troubled.agent.answersAfter(ofSeconds(3));
        troubled.call.callerSaysWords(0, 4).run(ofMillis(2_300));

        troubled.call.callerSaysWords(5, 6);
        troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4 w5 w6.", ofSeconds(20));
        troubled.call.run(ofSeconds(6));

        assertThat(troubled.call.heardAtTheFarEnd()).doesNotContain("w4.");
        assertThat(troubled.call.facts(CallEvent.CallerInterrupted.class)).isEmpty();
    }

    @Test
    void bridgeIsTranscribedAndNeverTakenForWordsOfTheAgent() {
        troubled.agent.answersAfter(ofSeconds(3));
        troubled.call.callerSaysWords(0, 1);
        troubled.silenceUntilHeard("first says w0 w1.", ofSeconds(10));
        troubled.call.run(ofMillis(500));

        troubled.agent.answersAfter(ofMillis(50));
        troubled.call.callerSaysWords(2, 3);
        troubled.silenceUntilHeard("first says w2 w3.", ofSeconds(10));

        assertThat(troubled.call.facts(CallEvent.AgentSpoke.class).get(1).heard())
                .isEqualTo(new Utterance(
                        ai.beluga.voice.event.Speaker.AGENT, "first says w0 w1.", false, "filler prompt."));
    }

    @Test
    void callIsHandedToAPersonWhenAnswersKeepFailing() {
        troubled = greeted(TURN.with(byTransfer(DeadAirSettings.DEFAULT)));
        troubled.agent.has(TroubledAgent.Trouble.SAYS_NOTHING);
        troubled.call.callerSaysWords(0, 4);
        troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));
        troubled.call.run(ofMillis(500));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("failure transfer prompt.", ofSeconds(20));
        troubled.call.run(ofSeconds(2));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.call.reports()).containsExactly(EndReason.TRANSFER);
    }

    @Test
    void silenceIsBorneWhereEveryStepIsOff() {
        troubled = greeted(TURN.with(English.SILENCE_BORNE));
        troubled.agent.answersAfter(ofSeconds(8));

        troubled.call.callerSaysWords(0, 4);
        troubled.silenceUntilHeard("first says w0 w1 w2 w3 w4.", ofSeconds(20));

        assertThat(troubled.call.heardAtTheFarEnd()).isEqualTo("greeting prompt. first says w0 w1 w2 w3 w4.");
        assertThat(steps()).isEmpty();
    }
}
