package ai.beluga.voice.provider.energy;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {

    private static final float REACH = 4;
    private static final float FIRST = 0.001f;

    private final NoiseFloor floor = new NoiseFloor(80, REACH, FIRST);

    private float after(int frames, float power) {
        float noise = 0;
        for (int i = 0; i < frames; i++) {
            noise = floor.update(power);
        }
        return noise;
    }

    @Test
    void firstNoiseHoldsForTheHeadStart() {
        assertThat(after(NoiseFloor.HEAD_START_FRAMES, 1)).isEqualTo(FIRST);
        assertThat(after(1, 1)).isEqualTo(1);
    }

    @Test
    void steadyPowerIsTheNoise() {
        assertThat(after(100, 0.25f)).isEqualTo(0.25f);
    }

    @Test
    void varyingNoiseCountsWithItsMean() {
        float noise = 0;
        for (int i = 0; i < 400; i++) {
            noise = floor.update(i % 2 == 0 ? 0.1f : 0.3f);
        }

        assertThat(noise).isCloseTo(0.2f, Offset.offset(0.01f));
    }

    @Test
    void fallsAtOnce() {
        after(100, 1);

        assertThat(after(1, 0.01f)).isLessThanOrEqualTo(REACH * 0.01f);
        assertThat(after(100, 0.01f)).isCloseTo(0.01f, Offset.offset(0.001f));
    }

    @Test
    void risesWhenTheWindowIsOver() {
        after(100, 0.01f);

        assertThat(after(60, 1)).isLessThan(0.05f);
        assertThat(after(30, 1)).isEqualTo(1);
    }

    @Test
    void resetForgets() {
        after(100, 1);

        floor.reset();

        assertThat(floor.update(1)).isEqualTo(FIRST);
    }
}
