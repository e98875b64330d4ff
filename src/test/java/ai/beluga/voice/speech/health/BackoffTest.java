package ai.beluga.voice.speech.health;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitDoublesWithEachFailureUpToItsCap() {
        Backoff backoff = new Backoff(ofMillis(500), ofSeconds(10), 0, () -> 0);

        assertThat(IntStream.rangeClosed(1, 7).mapToObj(backoff::delay))
                .containsExactly(
                        ofMillis(500),
                        ofSeconds(1),
                        ofSeconds(2),
                        ofSeconds(4),
                        ofSeconds(8),
                        ofSeconds(10),
                        ofSeconds(10));
    }

    @Test
    void manyFailuresNeverMakeItWaitLongerOrNotAtAll() {
        Backoff backoff = new Backoff(ofMillis(500), ofSeconds(10), 0, () -> 0);

        assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(ofSeconds(10));
    }

    @Test
    void randomnessShortensAndSpreadsWithinItsPart() {
        Random random = new Random(7);
        Backoff backoff = new Backoff(ofMillis(1_000), ofSeconds(10), 0.3, random::nextDouble);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> backoff.delay(2)).toList())
                .allSatisfy(delay -> assertThat(delay).isBetween(ofMillis(1_400), ofMillis(2_000)))
                .anySatisfy(delay -> assertThat(delay).isLessThan(ofMillis(1_450)))
                .anySatisfy(delay -> assertThat(delay).isGreaterThan(ofMillis(1_950)));
    }

    @Test
    void backoffThatCannotWorkIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(ofSeconds(0), ofSeconds(1), 0, () -> 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(ofSeconds(2), ofSeconds(1), 0, () -> 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(ofSeconds(1), ofSeconds(1), 1.5, () -> 0));
    }
}
