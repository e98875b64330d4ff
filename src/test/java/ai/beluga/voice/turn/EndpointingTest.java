package ai.beluga.voice.turn;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EndpointingTest {

    private final Endpointing endpointing = new Endpointing(EndpointingSettings.DEFAULT);

    @Test
    void nobodysEstimateIsTheNormalPause() {
        assertThat(endpointing.patience(OptionalDouble.empty())).isEqualTo(ofMillis(700));
        assertThat(patience(0.5)).isEqualTo(ofMillis(700));
    }

    @Test
    void sureEndIsTheLeastAndSureContinuationTheLongestPause() {
        assertThat(patience(1)).isEqualTo(ofMillis(300));
        assertThat(patience(0)).isEqualTo(ofMillis(2_000));
    }

    @Test
    void patienceIsAStraightLineOverTheLogOddsOnEitherSide() {
        assertThat(patience(2.0 / 3)).isEqualTo(ofMillis(500));
        assertThat(patience(0.25)).isEqualTo(ofMillis(1_350));
    }

    @Test
    void likelyEndIsTheLeastPauseAlready() {
        assertThat(patience(0.8)).isEqualTo(ofMillis(300));
        assertThat(patience(0.1)).isEqualTo(ofMillis(2_000));
    }

    @Test
    void oneLongPauseDoesNotMakeTheCallerSlow() {
        endpointing.wentOnAfter(ofMillis(900));

        assertThat(patience(0.5)).isBetween(ofMillis(700), ofMillis(750));
    }

    @Test
    void slowCallerIsGivenMoreAndNeverMoreThanTheLongestPause() {
        usually(ofMillis(1_400));

        assertThat(patience(0.5)).isBetween(ofMillis(1_200), ofMillis(1_400));
        assertThat(patience(2.0 / 3)).isBetween(ofMillis(850), ofMillis(1_000));
        assertThat(patience(0)).isEqualTo(ofMillis(2_000));
    }

    @Test
    void quickCallerIsAnsweredSoonerAndNeverBeforeTheLeastPause() {
        usually(ofMillis(350));

        assertThat(patience(0.5)).isBetween(ofMillis(350), ofMillis(450));
        assertThat(patience(1)).isEqualTo(ofMillis(300));
        assertThat(patience(0)).isBetween(ofMillis(1_000), ofMillis(1_200));
    }

    @Test
    void callerWhoBecomesQuickIsNotTakenForSlowAnyMore() {
        usually(ofMillis(900));
        usually(ofMillis(350));

        assertThat(patience(0.5)).isLessThan(ofMillis(700));
    }

    @Test
    void pausesOfTheCallerAreNotLearnedWhereThatIsSwitchedOff() {
        Endpointing fixed = new Endpointing(new EndpointingSettings(
                ofMillis(400), ofMillis(700), ofMillis(1_500), ofMillis(3_000), false, EndSigns.DEFAULT));
        for (int i = 0; i < 20; i++) {
            fixed.wentOnAfter(ofMillis(1_200));
        }

        assertThat(fixed.patience(OptionalDouble.empty())).isEqualTo(ofMillis(700));
        assertThat(fixed.patience(OptionalDouble.of(1))).isEqualTo(ofMillis(400));
    }

    @Test
    void settingsOutOfOrderAreRefusedWithAllThree() {
        assertThatThrownBy(() -> new EndpointingSettings(
                        ofMillis(800), ofMillis(700), ofMillis(900), ofMillis(1), true, EndSigns.DEFAULT))
                .hasMessageContaining("PT0.8S")
                .hasMessageContaining("PT0.7S")
                .hasMessageContaining("PT0.9S");
    }

    @Property
    void patienceStaysWithinItsBoundsWhateverTheCallerDoes(
            @ForAll @DoubleRange(min = -1, max = 2) double estimate, @ForAll long pauseMillis) {
        Endpointing any = new Endpointing(EndpointingSettings.DEFAULT);
        for (int i = 0; i < 30; i++) {
            any.wentOnAfter(Duration.ofMillis(Math.abs(pauseMillis % 100_000)));
        }

        assertThat(any.patience(OptionalDouble.of(estimate))).isBetween(ofMillis(300), ofMillis(2_000));
    }

    private void usually(Duration pause) {
        for (int i = 0; i < 20; i++) {
            endpointing.wentOnAfter(pause);
        }
    }

    private Duration patience(double endOfTurn) {
        return endpointing.patience(OptionalDouble.of(endOfTurn));
    }
}
