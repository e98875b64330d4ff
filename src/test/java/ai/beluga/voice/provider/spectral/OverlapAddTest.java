package ai.beluga.voice.provider.spectral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapAddTest {

    private static short[] through(OverlapAdd.Filter filter, short[] samples) {
        short[] changed = samples.clone();
        OverlapAdd frames = new OverlapAdd(filter);
        for (int at = 0; at < changed.length; at += OverlapAdd.HOP_SAMPLES) {
            frames.apply(changed, at);
        }
        return changed;
    }

    @Test
    void whatTheFilterLeavesAloneComesOutTheSameOneDelayLater() {
        short[] samples = new short[100 * OverlapAdd.HOP_SAMPLES];
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
        }

        short[] changed = through(spectrum -> {}, samples);

        int delay = OverlapAdd.DELAY_SAMPLES;
        assertThat(Arrays.copyOf(changed, delay)).containsOnly((short) 0);
        assertThat(Arrays.copyOfRange(changed, delay, changed.length))
                .isEqualTo(Arrays.copyOf(samples, samples.length - delay));
    }

    @Test
    void whatExceedsFullScaleIsClipped() {
        short[] samples = new short[10 * OverlapAdd.HOP_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i % 16 < 8 ? 20_000 : -20_000);
        }

        short[] changed = through(
                spectrum -> {
                    for (int i = 0; i < spectrum.length; i++) {
                        spectrum[i] *= 2;
                    }
                },
                samples);

        short[] whole = Arrays.copyOfRange(changed, 256, changed.length);
        assertThat(whole).containsOnly(Short.MAX_VALUE, Short.MIN_VALUE);
        assertThat(whole[0]).isEqualTo(Short.MAX_VALUE);
    }
}
