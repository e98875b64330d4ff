package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.turn.TurnTimer.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A recogniser that takes turns itself ends them, within the least and the longest pause. */
class RecogniserEndpointingTest {

    private final TurnBench bench = greeted(EndpointingMode.RECOGNISER);

    private static TurnBench greeted(EndpointingMode mode) {
        EndSigns signs = EndSigns.DEFAULT.with(mode).with(TurnWords.of(Locale.US));
        TurnBench bench = new TurnBench(TurnSettings.DEFAULT.with(EndpointingSettings.DEFAULT.with(signs)));
        bench.attach().audible().heard();
        bench.forget();
        return bench;
    }

    private TurnBench speaks(TurnBench call, String text) {
        call.starts().judge(Judgement.STARTED).wait(1_100).stops();
        return call.text(text, false);
    }

    @Test
    void turnThatTheRecogniserSaysIsOverIsTakenWithItsWordsAndNotWaitedForAnyLonger() {
        speaks(bench, "I would like to").wait(300).judge(Judgement.OVER).wait(0);

        assertThat(bench.said()).containsExactly("ask I would like to");
    }

    @Test
    void leastPauseIsWaitedForAllTheSame() {
        speaks(bench, "When do you open?").judge(Judgement.OVER).wait(99);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask When do you open?");
    }

    @Test
    void turnThatTheRecogniserDoesNotEndGoesOnWhateverItsWords() {
        speaks(bench, "When do you open?").text("When do you open?", true).wait(1_799);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void longestPauseEndsTheTurnOfARecogniserThatMissedItsEnd() {
        speaks(bench, "When do you open?").text("When do you open?", true).wait(1_800);

        assertThat(bench.said()).containsExactly("ask When do you open?");
    }

    @Test
    void endThatIsJudgedBeforeTheVoiceDetectorHearsThePauseCountsInThatPause() {
        bench.starts().judge(Judgement.STARTED).wait(1_000).text("When do you open?", false);
        bench.judge(Judgement.OVER).wait(100);
        assertThat(bench.said()).isEmpty();

        bench.stops().wait(100);

        assertThat(bench.said()).containsExactly("ask When do you open?");
    }

    @Test
    void callerWhoGoesOnAfterAllKeepsTheTurn() {
        speaks(bench, "When do you")
                .judge(Judgement.OVER)
                .judge(Judgement.RESUMED)
                .wait(1_000);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void endOfAnEarlierPauseDoesNotCountInTheNext() {
        speaks(bench, "When do you").judge(Judgement.OVER).wait(50);
        bench.starts().wait(500).stops().text("When do you open", false).wait(1_000);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void endThatIsJudgedWhileTheLastWordsAreWaitedForBringsThem() {
        speaks(bench, "When do you open?").wait(1_800);
        assertThat(bench.armed()).contains(Kind.RECOGNITION);

        bench.judge(Judgement.OVER).wait(0);

        assertThat(bench.said()).containsExactly("ask When do you open?");
    }

    @Test
    void recogniserThatNeverJudgesLeavesItToAllOtherSigns() {
        bench.says("When do you open?").wait(400);

        assertThat(bench.said()).containsExactly("ask When do you open?");
    }

    @Test
    void recogniserThatWasReplacedByOneThatDoesNotJudgeLeavesItToAllOtherSigns() {
        speaks(bench, "Good day.")
                .judge(Judgement.OVER)
                .wait(200)
                .audible()
                .wait(5_000)
                .heard();
        bench.forget();

        bench.says("When do you open?").wait(400);

        assertThat(bench.said()).containsExactly("ask When do you open?");
    }

    @Test
    void judgementsOfARecogniserThatDoesNotDecideCountAsASign() {
        TurnBench fused = greeted(EndpointingMode.FUSED);
        fused.starts()
                .wait(1_100)
                .stops()
                .text("the savings account", true)
                .judge(Judgement.OVER)
                .wait(250);

        assertThat(fused.said()).containsExactly("ask the savings account");
    }

    @Test
    void judgementsDoNotCountWhereSilenceAloneDecides() {
        TurnBench silence = greeted(EndpointingMode.SILENCE);
        silence.says("the savings account").judge(Judgement.OVER).wait(499);
        assertThat(silence.said()).isEmpty();

        silence.wait(1);

        assertThat(silence.said()).containsExactly("ask the savings account");
    }
}
