package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SiSdrTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    private static double db(short[] wanted, short[] got) {
        return SiSdr.db(wanted, got, i -> true);
    }

    private static short[] samples(int... values) {
        short[] samples = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (short) values[i];
        }
        return samples;
    }

    /** The error (10, -10) is at right angles to (100, 100): 20,000 of speech to 200 of error. */
    @Test
    void ratioIsThatOfTheProjectionToTheRest() {
        assertThat(db(samples(100, 100), samples(110, 90))).isCloseTo(20, EXACT);
    }

    /** Projection (100, 100), though the error is (20, 0) + (0, -20) and a part of it along the speech. */
    @Test
    void whatLiesAlongTheSpeechIsNoError() {
        assertThat(db(samples(100, 100), samples(220, 180))).isCloseTo(20, EXACT);
    }

    @Test
    void levelDoesNotMatter() {
        double ratio = db(samples(100, -50, 30, 7), samples(80, -60, 10, 20));

        assertThat(db(samples(1_000, -500, 300, 70), samples(80, -60, 10, 20))).isCloseTo(ratio, EXACT);
        assertThat(db(samples(100, -50, 30, 7), samples(-800, 600, -100, -200))).isCloseTo(ratio, EXACT);
    }

    @Test
    void ratioIsFiniteForPerfectAndForEmptySignals() {
        assertThat(db(samples(100, 50), samples(100, 50))).isEqualTo(100);
        assertThat(db(samples(100, 50), samples(0, 0))).isEqualTo(-100);
        assertThat(db(samples(0, 0), samples(1, 2))).isEqualTo(-100);
        assertThat(db(samples(100, 0), samples(0, 100))).isEqualTo(-100);
    }

    @Test
    void samplesThatAreNotCountedDoNotMatter() {
        assertThat(SiSdr.db(samples(100, 100, 5), samples(110, 90, 30_000), i -> i < 2))
                .isCloseTo(20, EXACT);
    }
}
