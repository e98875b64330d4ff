package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The line through the samples of a soak. */
class TrendTest {

    private final Trend trend = new Trend();

    @Test
    void steadyRiseIsToldInAll() {
        samples(10, 12, 14, 16);

        assertThat(trend.rise()).isCloseTo(6, within(1e-9));
    }

    @Test
    void whatGoesUpAndDownStaysFlat() {
        samples(10, 14, 10, 14, 10, 14, 10);

        assertThat(trend.rise()).isCloseTo(0, within(1e-9));
    }

    @Test
    void slowLeakIsSeenInNoise() {
        samples(10, 15, 12, 17, 14, 19, 16, 21);

        assertThat(trend.rise()).isGreaterThan(6);
    }

    private void samples(double... values) {
        for (int minute = 0; minute < values.length; minute++) {
            trend.add(Duration.ofMinutes(minute), values[minute]);
        }
    }
}
