package ai.beluga.voice.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    /** Interval of 9 of 10 as tables of Wilson's have it. */
    @Test
    void shareIsGivenWithItsInterval() {
        assertThat(new Share(9, 10)).hasToString("0.900 (0.596–0.982), 9 of 10");
    }

    @Test
    void shareOfNothingIsNone() {
        assertThat(new Share(0, 0)).hasToString("–");
    }
}
