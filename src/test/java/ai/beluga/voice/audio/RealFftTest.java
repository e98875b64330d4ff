package ai.beluga.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    private static float[] noise(int size) {
        Random random = new Random(size);
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = random.nextFloat(-1, 1);
        }
        return samples;
    }

    /** By the definition, in the packed order. */
    private static double[] slow(float[] samples) {
        int size = samples.length;
        double[] packed = new double[size];
        for (int bin = 0; bin <= size / 2; bin++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < size; i++) {
                re += samples[i] * Math.cos(2 * Math.PI * bin * i / size);
                im -= samples[i] * Math.sin(2 * Math.PI * bin * i / size);
            }
            packed[bin == size / 2 ? 1 : 2 * bin] = re;
            if (bin > 0 && bin < size / 2) {
                packed[2 * bin + 1] = im;
            }
        }
        return packed;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 64, 256, 1_024})
    void spectrumIsThatOfTheDefinition(int size) {
        float[] data = noise(size);
        double[] wanted = slow(data);

        new RealFft(size).forward(data);

        for (int i = 0; i < size; i++) {
            assertThat((double) data[i]).as("number %d of %d", i, size).isCloseTo(wanted[i], within(2e-6 * size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 64, 256, 1_024})
    void inverseGivesTheSamplesBack(int size) {
        float[] data = noise(size);
        RealFft fft = new RealFft(size);

        fft.forward(data);
        fft.inverse(data);

        assertThat(data).usingComparatorWithPrecision(1e-6f).containsExactly(noise(size));
    }

    @Test
    void toneLiesInItsBin() {
        float[] data = new float[256];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.cos(2 * Math.PI * 32 * i / 256);
        }

        new RealFft(256).forward(data);

        assertThat(data[64]).isCloseTo(128f, within(1e-4f));
        data[64] = 0;
        assertThat(data).usingComparatorWithPrecision(1e-4f).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 0, 1, 2, 3, 6, 400})
    void otherSizesAreRefused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RealFft(size))
                .withMessageContaining("a power of two from 4, not " + size);
    }
}
