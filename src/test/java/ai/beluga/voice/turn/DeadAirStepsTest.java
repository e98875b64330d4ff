package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.testkit.English;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The question ended 700 ms before it was asked. */
class DeadAirStepsTest {

    private static final DeadAirSettings WITHOUT_FILLER =
            new DeadAirSettings(Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, Duration.ofMillis(2_800), 2, false);

    private final TurnBench bench = TurnBench.asked("a question");

    private void filled() {
        bench.on(new TurnInput.ReplyFilled(bench.machine.turn()));
    }

    private void dry() {
        bench.on(new TurnInput.ReplyDry(bench.machine.turn(), Duration.ZERO));
    }

    @Test
    void stepsComeInTheirOrder() {
        bench.wait(999);
        assertThat(bench.bridges()).isEmpty();
        bench.wait(1);
        assertThat(bench.bridges()).containsExactly(WaitStep.SECOND_PROVIDER);
        bench.wait(300);
        assertThat(bench.bridges()).containsExactly(WaitStep.SECOND_PROVIDER, WaitStep.FILLER);
        filled();
        bench.wait(700);
        dry();
        bench.wait(2_000);
        filled();
        assertThat(bench.bridges())
                .containsExactly(
                        WaitStep.SECOND_PROVIDER, WaitStep.FILLER, WaitStep.SHORTER_ANSWER, WaitStep.FILLER_AGAIN);
    }

    @Test
    void fillerThatIsNotHeardIsNotWaitedFor() {
        bench.wait(2_100);

        assertThat(bench.bridges()).endsWith(WaitStep.FILLER, WaitStep.GIVEN_UP);
        assertThat(bench.said()).containsExactly("abandon", "say APOLOGY");
    }

    @Test
    void audibleAnswerEndsTheSteps() {
        bench.wait(900).audible().wait(9_000);

        assertThat(bench.bridges()).isEmpty();
    }

    @Test
    void answerThatFallsSilentIsBridgedAnew() {
        bench.wait(1_300);
        filled();
        bench.audible();
        dry();

        bench.wait(2_000);

        assertThat(bench.bridges()).containsExactly(WaitStep.SECOND_PROVIDER, WaitStep.FILLER, WaitStep.FILLER);
    }

    @Test
    void answerThatGoesOnIsNotGivenUp() {
        bench.audible();
        dry();
        bench.wait(1_900).on(new TurnInput.ReplyFlows(bench.machine.turn())).wait(9_000);

        assertThat(bench.bridges()).isEmpty();
    }

    @Test
    void nothingIsDoneWhileTheCallerMakesASound() {
        bench.starts().wait(1_500);
        assertThat(bench.bridges()).isEmpty();

        bench.stops().wait(1_500 + 500);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
        assertThat(bench.bridges()).containsExactly(WaitStep.FILLER);
    }

    @Test
    void answerThatFallsSilentUnderTheCallersSoundIsBridgedOnlyAfterIt() {
        bench.audible().starts();
        dry();
        bench.wait(2_500);
        assertThat(bench.bridges()).isEmpty();

        bench.stops().wait(2_000);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
        assertThat(bench.bridges()).containsExactly(WaitStep.FILLER);
    }

    @Test
    void fillerThatSlipsOutUnderTheCallersSoundIsHeldBack() {
        bench.wait(1_300).starts();

        filled();

        assertThat(bench.said()).containsExactly("hold", "hold");
    }

    @Test
    void questionWhoseWordsCameLateIsGivenAMomentToBeAnswered() {
        TurnBench late = TurnBench.greeted(English.TURN.with(WITHOUT_FILLER));
        late.starts().wait(1_100).stops().wait(2_300).text("a question", true).wait(0);
        assertThat(late.said()).containsExactly("ask a question");

        late.wait(699);
        assertThat(late.bridges()).isEmpty();
        late.wait(1);

        assertThat(late.bridges()).containsExactly(WaitStep.GIVEN_UP);
    }

    @Test
    void callerWhoseWordsCameLateIsAskedToWaitWhereTheAnswerHasTimeBehindIt() {
        CallLimits limits = new CallLimits(Duration.ofMillis(4_500), Duration.ofSeconds(30), Duration.ofMinutes(60));
        TurnBench late = TurnBench.greeted(English.TURN.with(limits));
        late.starts().wait(1_100).stops().wait(2_300).text("a question", true).wait(0);

        late.wait(100);

        assertThat(late.bridges()).containsExactly(WaitStep.FILLER);
    }

    @Test
    void timeInWhichTheAnswerWasHeldBackIsNotTakenFromIt() {
        bench.starts().wait(4_000).stops().wait(2_000);
        filled();
        bench.wait(700);
        dry();

        bench.wait(2_000);

        assertThat(bench.bridges()).containsExactly(WaitStep.FILLER, WaitStep.SECOND_PROVIDER, WaitStep.FILLER_AGAIN);
    }

    @Test
    void callerWhoSpeaksOverTheFillerGoesOnWithTheQuestion() {
        bench.wait(1_300);
        filled();
        bench.says("and another one").wait(1_000);

        assertThat(bench.said()).containsExactly("hold", "withdraw", "ask a question and another one");
    }

    @Test
    void lineLostOverTheFillerKeepsTheQuestion() {
        bench.wait(1_300);
        filled();
        bench.lose().attach().audible().heard();

        assertThat(bench.said()).contains("withdraw", "ask a question").doesNotContain("abandon");
    }

    @Test
    void promptIsNotBridged() {
        TurnBench silent = TurnBench.greeted();
        silent.wait(8_000).audible();
        silent.on(new TurnInput.ReplyDry(silent.machine.turn(), Duration.ZERO)).wait(5_000);

        assertThat(silent.bridges()).isEmpty();
    }
}
