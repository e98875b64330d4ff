package ai.beluga.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramerTest {

    private final Framer framer = new Framer(3);
    private final List<String> frames = new ArrayList<>();

    @Test
    void runsOfAnyLengthBecomeFramesOfOneLength() {
        add(1);
        add(2, 3, 4, 5, 6, 7);
        add(8);
        add(9);

        assertThat(frames).containsExactly("1 2 3", "4 5 6", "7 8 9");
    }

    @Test
    void samplesAreTakenFromTheOffsetOn() {
        framer.take(new short[] {0, 0, 7, 8, 9}, 2, 3);

        assertThat(framer.frame()).containsExactly(7, 8, 9);
    }

    @Test
    void clearedSamplesAreInNoFrame() {
        add(1, 2);
        framer.clear();
        add(3, 4, 5);

        assertThat(frames).containsExactly("3 4 5");
    }

    @Test
    void noSamplesAreNoFrame() {
        assertThat(framer.take(new short[0], 0, 0)).isZero();
        assertThat(framer.isFull()).isFalse();
    }

    @Test
    void frameWithoutSamplesIsRefused() {
        assertThatThrownBy(() -> new Framer(0)).hasMessageContaining("at least one sample, not 0");
    }

    private void add(int... values) {
        short[] samples = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (short) values[i];
        }
        for (int at = 0; at < samples.length; ) {
            at += framer.take(samples, at, samples.length - at);
            if (framer.isFull()) {
                short[] frame = framer.frame();
                frames.add(frame[0] + " " + frame[1] + " " + frame[2]);
            }
        }
    }
}
