package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentAudioTest {

    private final RecentAudio recent = new RecentAudio(5);

    @Test
    void whatWasAddedIsThereFromTheSampleAskedFor() {
        recent.add(new short[] {1, 2, 3, 4}, 3);

        assertThat(recent.since(1)).containsExactly((short) 2, (short) 3);
    }

    @Test
    void whatIsTooOldIsGone() {
        recent.add(new short[] {1, 2, 3, 4}, 4);
        recent.add(new short[] {5, 6, 7}, 3);

        assertThat(recent.since(-10)).containsExactly((short) 3, (short) 4, (short) 5, (short) 6, (short) 7);
        assertThat(recent.since(7)).isEmpty();
    }
}
