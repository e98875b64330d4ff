package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.Recording;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FilteredSdrTest {

    private static final short[] SPEECH = Recording.named("t2").samples();

    private static double db(short[] got) {
        return FilteredSdr.db(SPEECH, got, i -> i > 200 && i < SPEECH.length - 200);
    }

    /** First-order all-pass: changes the phase and nothing else. */
    private static short[] turned(short[] samples) {
        short[] out = new short[samples.length];
        double before = 0;
        double state = 0;
        for (int i = 0; i < out.length; i++) {
            state = -0.8 * samples[i] + before + 0.8 * state;
            before = samples[i];
            out[i] = (short) Math.round(state);
        }
        return out;
    }

    private static short[] noisy(short[] samples, double deviation) {
        Random random = new Random(4);
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.round(samples[i] + deviation * random.nextGaussian());
        }
        return out;
    }

    @Test
    void toeplitzEquationsAreSolved() {
        assertThat(FilteredSdr.solved(new double[] {4, 1, 2}, new double[] {12, 12, 16}))
                .containsExactly(new double[] {1, 2, 3}, Offset.offset(1e-9));
    }

    @Test
    void turnedPhaseIsNoDistortion() {
        short[] turned = turned(SPEECH);

        assertThat(SiSdr.db(SPEECH, turned, i -> true)).isLessThan(3);
        assertThat(db(turned)).isGreaterThan(30);
    }

    @Test
    void noiseIsDistortionAsForSiSdr() {
        short[] noisy = noisy(SPEECH, 1_000);

        assertThat(db(noisy)).isCloseTo(SiSdr.db(SPEECH, noisy, i -> true), Offset.offset(0.5));
        assertThat(db(noisy(turned(SPEECH), 1_000))).isCloseTo(db(noisy), Offset.offset(0.5));
    }

    @Test
    void ratioIsFiniteForPerfectAndForEmptySignals() {
        assertThat(db(SPEECH)).isBetween(40.0, 100.0);
        assertThat(db(new short[SPEECH.length])).isFinite();
    }
}
