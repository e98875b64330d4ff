package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.testkit.English;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A caller who speaks and speaks; words that sound unfinished, so that a pause has to be long to end the turn. */
class LongTurnTest {

    private static final EndpointingSettings ANY = EndpointingSettings.DEFAULT;

    /** Pauses that the caller's others do not shorten. */
    private static final EndpointingSettings STEADY =
            new EndpointingSettings(ANY.min(), ANY.normal(), ANY.max(), ANY.recognition(), false, ANY.signs());

    private static final TurnSettings TURN =
            English.TURN.with(STEADY).with(new LongTurnSettings(Duration.ofSeconds(10), Duration.ofSeconds(5)));

    private final TurnBench bench = TurnBench.greeted(TURN);

    /** Speaks for a second, and pauses for the 200 ms that tell so and as long as given. */
    private void speaks(String allWords, int pauseMillis) {
        bench.starts().wait(1_000).stops().text(allWords, true).wait(pauseMillis);
    }

    @Test
    void pausesOfAShortTurnAreBorne() {
        for (int i = 0; i < 5; i++) {
            speaks("and so on and", 400);
        }

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void turnThatIsTooLongEndsAtItsNextPause() {
        for (int i = 0; i < 7; i++) {
            speaks("and so on and", 400);
        }
        assertThat(bench.said()).isEmpty();

        speaks("and so on and", 400);

        assertThat(bench.said()).containsExactly("ask and so on and");
    }

    @Test
    void pauseInWhichTheTurnBecomesTooLongEndsIt() {
        bench.starts().wait(9_500).stops().text("and so on and", true).wait(499);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask and so on and");
    }

    @Test
    void callerWithoutPausesIsStoppedAtABreathAndAskedWithAllOfIt() {
        bench.starts().wait(15_000).stops();
        assertThat(bench.said()).containsExactly("say TAKE_OVER");

        bench.audible().text("first things and more", true).wait(1_000).heard().wait(500);

        assertThat(bench.said()).containsExactly("say TAKE_OVER", "ask first things and more");
    }

    @Test
    void callerWhoGoesOnOverTheTakeOverIsHeardOut() {
        bench.starts().wait(15_000).stops();
        bench.audible().text("first things", true).wait(200).starts().text("first things and more", false);
        bench.heard().wait(800);
        assertThat(bench.said()).containsExactly("say TAKE_OVER");

        bench.stops().text("first things and more of it", true).wait(500);

        assertThat(bench.said()).containsExactly("say TAKE_OVER", "ask first things and more of it");
    }

    @Test
    void lineLostInTheTakeOverLosesNoWord() {
        bench.starts().wait(15_000).stops().text("first things", true).audible();

        bench.lose().attach().audible().heard();

        assertThat(bench.said()).contains("ask first things");
    }

    @Test
    void nextTurnMayTakeItsTimeAgain() {
        bench.starts()
                .wait(15_000)
                .stops()
                .text("first things", true)
                .audible()
                .heard()
                .wait(500);
        bench.audible().heard().forget();

        speaks("and so on and", 400);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void nobodyIsStoppedWhereThatIsOff() {
        TurnBench patient = TurnBench.greeted(English.TURN.with(new LongTurnSettings(Duration.ZERO, Duration.ZERO)));

        patient.starts().wait(200_000).stops().text("and so on and", true).wait(400);

        assertThat(patient.said()).isEmpty();
    }

    @Test
    void takeOverThatCannotBeSpokenLosesNoWord() {
        bench.starts().wait(15_000).stops().text("first things", true).failed();

        bench.audible().wait(6_000).heard().wait(500);

        assertThat(bench.said()).contains("say APOLOGY").doesNotContain("drop").endsWith("ask first things");
    }

    @Test
    void takeOverThatCannotBeSpokenLosesNoWordStillToBeRecognised() {
        bench.starts().wait(15_000).stops().failed();

        bench.audible().wait(6_000).text("first things", true).heard().wait(500);

        assertThat(bench.said()).contains("say APOLOGY").doesNotContain("drop").endsWith("ask first things");
    }

    @Test
    void callerWhoSpeaksWhileKeysAreWaitedForIsNotStopped() {
        bench.announce(
                "Your number, please.",
                SayOptions.FOR_KEYS,
                new DigitRule(4, 4, Duration.ofSeconds(60), Duration.ofSeconds(2), Optional.empty(), false));
        bench.audible().heard().forget();

        bench.starts().wait(15_000).stops();

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void callerIsStoppedWhereNoPauseIsShortened() {
        TurnBench plain =
                TurnBench.greeted(English.TURN.with(new LongTurnSettings(Duration.ZERO, Duration.ofSeconds(5))));

        plain.starts().wait(5_000).stops();

        assertThat(plain.said()).containsExactly("say TAKE_OVER");
    }
}
