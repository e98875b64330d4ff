package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EndOfTurnTest {

    private static double probability(double words, double detector) {
        return EndOfTurn.probability(words, OptionalDouble.of(detector), 1.0, Judgement.STARTED);
    }

    @Test
    void nothingKnownIsNeitherOverNorNot() {
        assertThat(EndOfTurn.probability(0.5, OptionalDouble.empty(), 1.0, Judgement.STARTED))
                .isEqualTo(0.5);
        assertThat(probability(0.5, 0.5)).isEqualTo(0.5);
    }

    @Test
    void signThatSpeaksAloneIsBelieved() {
        assertThat(probability(0.5, 0.9)).isCloseTo(0.9, within(0.02));
        assertThat(probability(0.9, 0.5)).isCloseTo(0.9, within(0.02));
    }

    @Test
    void noSignIsBelievedBeyondOneInFifty() {
        assertThat(probability(0.5, 1.0)).isCloseTo(0.98, within(1e-9));
        assertThat(probability(0.5, 0.0)).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void signsThatAgreeAreSurerThanEitherAndThoseThatDisagreeAreLessSure() {
        assertThat(probability(0.75, 0.75)).isGreaterThan(0.85);
        assertThat(probability(0.25, 0.25)).isLessThan(0.15);
        assertThat(probability(0.05, 0.9)).isBetween(0.2, 0.45);
    }

    @Test
    void detectorThatHasNoWeightDoesNotCount() {
        assertThat(EndOfTurn.probability(0.75, OptionalDouble.of(0.01), 0.0, Judgement.STARTED))
                .isCloseTo(0.76, within(0.01));
    }

    @Test
    void recogniserThatSaysTheTurnIsOverOutweighsADoubtButNotHangingWords() {
        assertThat(EndOfTurn.probability(0.5, OptionalDouble.empty(), 1.0, Judgement.OVER))
                .isGreaterThan(0.9);
        assertThat(EndOfTurn.probability(0.5, OptionalDouble.empty(), 1.0, Judgement.LIKELY_OVER))
                .isBetween(0.6, 0.75);
        assertThat(EndOfTurn.probability(0.02, OptionalDouble.empty(), 1.0, Judgement.OVER))
                .isLessThan(0.5);
        assertThat(EndOfTurn.probability(0.5, OptionalDouble.empty(), 1.0, Judgement.RESUMED))
                .isEqualTo(0.5);
    }

    @Property
    void moreOfAnySignNeverMakesTheEndLessLikely(
            @ForAll @DoubleRange(min = 0, max = 1) double words,
            @ForAll @DoubleRange(min = 0, max = 1) double lower,
            @ForAll @DoubleRange(min = 0, max = 1) double higher) {
        double less = probability(words, Math.min(lower, higher));
        double more = probability(words, Math.max(lower, higher));

        assertThat(less).isBetween(0.0, 1.0);
        assertThat(more).isBetween(less, 1.0);
    }
}
