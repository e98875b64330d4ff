package ai.beluga.voice.turn;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.testkit.English;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls of a minute, with a warning fifteen seconds before. */
class TimeWarningTest {

    private final TurnBench bench = limited(60, 15);

    private static TurnBench limited(int call, int warning) {
        return TurnBench.greeted(English.TURN
                .with(new FloorSettings(ofSeconds(1), ofSeconds(500), 2, ofSeconds(2)))
                .with(new CallLimits(ofSeconds(10), ofSeconds(30), ofSeconds(call), ofSeconds(warning))));
    }

    @Test
    void silentCallerIsWarnedOnce() {
        bench.wait(44_999);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);
        assertThat(bench.said()).containsExactly("say TIME_WARNING");
        bench.audible().heard().wait(14_000);

        assertThat(bench.said()).containsExactly("say TIME_WARNING");
    }

    @Test
    void callerWhoSpeaksIsWarnedAfterTheAnswer() {
        bench.wait(44_000).starts().wait(2_000);
        assertThat(bench.said()).isEmpty();

        bench.stops().text("what are your hours?", true).wait(2_000);
        assertThat(bench.said()).containsExactly("ask what are your hours?");
        bench.audible().heard();

        assertThat(bench.said()).containsExactly("ask what are your hours?", "say TIME_WARNING");
    }

    @Test
    void callThatCannotLastLongerHasNoWarning() {
        TurnBench brief = limited(15, 15);

        brief.wait(14_999);

        assertThat(brief.said()).isEmpty();
    }

    @Test
    void nobodyIsWarnedWhereThatIsOff() {
        TurnBench silent = limited(60, 0);

        silent.wait(59_999);

        assertThat(silent.said()).isEmpty();
    }

    @Test
    void callerWhoWasAwayIsWarnedWhenBack() {
        bench.wait(44_000).lose().wait(2_000).attach().audible();
        assertThat(bench.said()).containsExactly("say WELCOME_BACK");

        bench.heard();

        assertThat(bench.said()).containsExactly("say WELCOME_BACK", "say TIME_WARNING");
    }

    @Test
    void callerWhoKeysSomethingInIsWarnedAfterIt() {
        DigitRule patient = new DigitRule(4, 4, ofSeconds(60), ofSeconds(2), Optional.empty(), false);
        bench.announce("Your number, please.", SayOptions.FOR_KEYS, patient);
        bench.audible().heard().forget();

        bench.wait(46_000);
        assertThat(bench.said()).isEmpty();
        bench.press("4711");

        assertThat(bench.said()).containsExactly("keys Collected 4711", "say TIME_WARNING");
    }
}
