package ai.beluga.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    private static final double AMPLITUDE = 16_000;

    private static short[] tone(double hz, int rateHz, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return samples;
    }

    /** Ratio of power in dB, leaving out both edges, where the input begins and ends. */
    private static double signalToNoiseDb(short[] actual, short[] expected) {
        double signal = 0;
        double noise = 0;
        for (int i = actual.length / 4; i < actual.length * 3 / 4; i++) {
            signal += Math.pow(expected[i], 2);
            noise += Math.pow(actual[i] - expected[i], 2);
        }
        return 10 * Math.log10(signal / Math.max(noise, 1e-9));
    }

    private static double levelDb(short[] actual) {
        double power = 0;
        for (int i = actual.length / 4; i < actual.length * 3 / 4; i++) {
            power += Math.pow(actual[i], 2);
        }
        return 10 * Math.log10(power / (actual.length / 2.0) / (AMPLITUDE * AMPLITUDE / 2));
    }

    @ParameterizedTest(name = "{2} Hz from {0} to {1}")
    @CsvSource({
        "8000, 16000, 440", "8000, 16000, 3300", "16000, 8000, 440", "16000, 8000, 3300", "48000, 8000, 1000",
        "24000, 8000, 3300", "8000, 24000, 1000", "8000, 48000, 3300", "44100, 8000, 1000", "22050, 8000, 2500",
        "8000, 8000, 1000"
    })
    void toneKeepsItsShapeAndItsPlaceInTime(int fromHz, int toHz, double hz) {
        short[] out = Resampler.convert(tone(hz, fromHz, fromHz), fromHz, toHz);

        assertThat(out).hasSize(toHz);
        assertThat(signalToNoiseDb(out, tone(hz, toHz, toHz))).isGreaterThan(65);
    }

    @ParameterizedTest(name = "{2} Hz from {0} to {1}")
    @CsvSource({
        "16000, 8000, 4500",
        "16000, 8000, 7000",
        "24000, 8000, 5000",
        "24000, 8000, 11000",
        "48000, 8000, 4500",
        "48000, 8000, 7300",
        "48000, 8000, 20000",
        "44100, 8000, 9000"
    })
    void whatTheLowerRateCannotHoldIsGone(int fromHz, int toHz, double hz) {
        assertThat(levelDb(Resampler.convert(tone(hz, fromHz, fromHz), fromHz, toHz)))
                .isLessThan(-65);
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"8000, 16000", "16000, 8000", "48000, 8000", "24000, 8000", "8000, 48000", "44100, 8000", "8000, 11025"
    })
    void cuttingTheInputDoesNotChangeTheOutput(int fromHz, int toHz) {
        Random random = new Random(4711);
        short[] in = new short[fromHz];
        for (int i = 0; i < in.length; i++) {
            in[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
        }

        Resampler resampler = new Resampler(fromHz, toHz);
        short[] out = new short[toHz + resampler.maxOutput(0)];
        int written = 0;
        for (int at = 0; at < in.length; ) {
            int length = Math.min(random.nextInt(700), in.length - at);
            int more = resampler.process(in, at, length, out, written);
            assertThat(more).isLessThanOrEqualTo(resampler.maxOutput(length));
            written += more;
            at += length;
        }
        written += resampler.finish(out, written);

        assertThat(Arrays.copyOf(out, written)).containsExactly(Resampler.convert(in, fromHz, toHz));
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"8000, 16000", "16000, 8000", "48000, 8000", "44100, 8000"})
    void constantLevelStaysExact(int fromHz, int toHz) {
        short[] in = new short[fromHz];
        Arrays.fill(in, (short) 12_345);

        short[] out = Resampler.convert(in, fromHz, toHz);

        assertThat(Arrays.copyOfRange(out, toHz / 4, toHz * 3 / 4)).containsOnly((short) 12_345);
    }

    @Test
    void overshootIsClippedAndDoesNotWrap() {
        short[] in = new short[8_000];
        for (int i = 0; i < in.length; i++) {
            in[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }

        short[] out = Resampler.convert(in, 8_000, 16_000);

        for (int i = 160; i < out.length - 160; i++) {
            int insidePlateau = i % 80;
            if (insidePlateau >= 10 && insidePlateau < 69) {
                assertThat(out[i] > 0).isEqualTo(i / 80 % 2 == 0);
            }
        }
    }

    @Test
    void outputLagsByThreeMillisecondsAtTelephoneRate() {
        Resampler resampler = new Resampler(8_000, 16_000);
        short[] out = new short[resampler.maxOutput(160)];

        int first = resampler.process(new short[160], 0, 160, out, 0);
        int second = resampler.process(new short[160], 0, 160, out, 0);

        assertThat(resampler.lagSamples()).isEqualTo(24);
        assertThat(first).isEqualTo(2 * (160 - 24));
        assertThat(second).isEqualTo(320);
    }

    @Test
    void resetForgetsWhatWasHeard() {
        Resampler resampler = new Resampler(8_000, 16_000);
        short[] out = new short[4_096];
        resampler.process(tone(1_000, 8_000, 800), 0, 800, out, 0);
        resampler.reset();

        int written = resampler.process(new short[800], 0, 800, out, 0);

        assertThat(Arrays.copyOf(out, written)).containsOnly((short) 0);
    }

    @Test
    void equalRatesPassSamplesThroughAtOnce() {
        short[] in = tone(3_999, 8_000, 100);
        short[] out = new short[101];

        int written = new Resampler(8_000, 8_000).process(in, 0, 100, out, 0);

        assertThat(Arrays.copyOf(out, written)).containsExactly(in);
    }

    @Test
    void refusesARateThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resampler(0, 8_000))
                .withMessageContaining("0 to 8000");
    }
}
