package ai.beluga.voice.provider.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.hearing.Noise;
import ai.beluga.voice.testkit.Recording;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFloorTest {

    private static final int BINS = OverlapAdd.BINS;
    /** Noise alone, 10 s, after speech that sets its level. */
    private static final short[] SPEECH = Recording.named("jfk").samples();

    /** Estimate over truth in decibels, for each bin from the second on, once the estimate has settled. */
    private static double[] errorsDb(short[] samples, int from, double searchSeconds) {
        NoiseFloor floor = new NoiseFloor(BINS, searchSeconds, 0.016);
        double[] truth = new double[BINS];
        double[] estimate = new double[BINS];
        int[] at = {0};
        float[] power = new float[BINS];
        OverlapAdd frames = new OverlapAdd(spectrum -> {
            for (int k = 1; k < BINS - 1; k++) {
                power[k] = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
            }
            float[] noise = floor.update(power);
            for (int k = 0; k < BINS && at[0] >= from; k++) {
                truth[k] += power[k];
                estimate[k] += noise[k];
            }
        });
        for (; at[0] + OverlapAdd.HOP_SAMPLES <= samples.length; at[0] += OverlapAdd.HOP_SAMPLES) {
            frames.apply(samples, at[0]);
        }
        double[] errors = new double[BINS - 4];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = 10 * Math.log10(estimate[k + 2] / truth[k + 2]);
        }
        return errors;
    }

    @ParameterizedTest
    @CsvSource({"WHITE, 0.5", "WHITE, 1.5", "WHITE, 4", "PINK, 1.5", "HUM, 1.5"})
    void estimateOfNoiseAloneIsNeitherLowNorHigh(Noise noise, double searchSeconds) {
        short[] speechThenNothing = Arrays.copyOf(SPEECH, SPEECH.length + 120_000);

        double[] errors = errorsDb(noise.under(speechThenNothing, 5, 11), SPEECH.length + 40_000, searchSeconds);

        assertThat(Arrays.stream(errors).average().orElseThrow()).isCloseTo(0, within(0.7));
        assertThat(Arrays.stream(errors).boxed()).allMatch(error -> Math.abs(error) < 2);
    }
}
