package ai.beluga.voice.provider.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctaveBandsTest {

    /** Powers relative to that of a sine, in dB, once the filters have settled. */
    private static double[] response(double hertz) {
        OctaveBands bands = new OctaveBands();
        short[] frame = new short[OctaveBands.FRAME_SAMPLES];
        float[] powers = new float[OctaveBands.COUNT];
        double[] sums = new double[OctaveBands.COUNT];
        for (int block = 0; block < 200; block++) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) Math.round(16_384 * Math.sin(2 * Math.PI * hertz * (block * 80 + i) / 8_000));
            }
            bands.split(frame, powers);
            for (int band = 0; band < sums.length && block >= 100; band++) {
                sums[band] += powers[band] / 100;
            }
        }
        for (int band = 0; band < sums.length; band++) {
            sums[band] = 10 * Math.log10(sums[band] / 0.125 + 1e-12);
        }
        return sums;
    }

    @ParameterizedTest
    @CsvSource({"350, 0", "700, 1", "1400, 2", "3000, 3"})
    void toneIsInItsOctaveAlone(double hertz, int octave) {
        double[] response = response(hertz);

        for (int band = 0; band < OctaveBands.COUNT; band++) {
            if (band == octave) {
                assertThat(response[band]).isBetween(-0.3, 0.1);
            } else {
                assertThat(response[band]).as("octave %d", band).isLessThan(-34);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"50", "60", "100", "120", "180"})
    void mainsAndRumbleAreInNone(double hertz) {
        assertThat(Arrays.stream(response(hertz)).max().orElseThrow()).isLessThan(-34);
    }

    @Test
    void resetForgetsTheFilters() {
        OctaveBands bands = new OctaveBands();
        short[] loud = new short[OctaveBands.FRAME_SAMPLES];
        Arrays.fill(loud, (short) 20_000);
        float[] powers = new float[OctaveBands.COUNT];
        bands.split(loud, powers);

        bands.reset();
        bands.split(new short[OctaveBands.FRAME_SAMPLES], powers);

        assertThat(powers).containsOnly(0);
    }
}
