package ai.beluga.voice.phone.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlayoutModelTest {

    private final PlayoutModel model = new PlayoutModel();

    private static byte[] sound(int samples, int value) {
        byte[] sound = new byte[samples];
        Arrays.fill(sound, (byte) value);
        return sound;
    }

    @Test
    void audioIsPlayedFromTheMomentItCame() {
        model.audio(sound(160, 1), 400);
        model.advance(1_000);

        assertThat(model.spans()).containsExactly(new Span(400, 560));
        assertThat(model.heard())
                .hasSize(1_000)
                .containsSequence((byte) 0xFF, (byte) 1)
                .endsWith(0xFF);
        assertThat(Arrays.copyOfRange(model.heard(), 400, 560)).isEqualTo(sound(160, 1));
    }

    @Test
    void audioSentAheadIsPlayedWithoutABreak() {
        model.audio(sound(800, 1), 0);
        model.audio(sound(800, 2), 10);
        model.advance(2_000);

        assertThat(model.spans()).containsExactly(new Span(0, 1_600));
        assertThat(model.heard()[799]).isEqualTo((byte) 1);
        assertThat(model.heard()[800]).isEqualTo((byte) 2);
    }

    @Test
    void lateAudioLeavesAHole() {
        model.audio(sound(160, 1), 0);
        model.audio(sound(160, 2), 200);
        model.advance(1_000);

        assertThat(model.spans()).containsExactly(new Span(0, 160), new Span(200, 360));
        assertThat(model.heard()[199]).isEqualTo((byte) 0xFF);
    }

    @Test
    void markIsEchoedWhenAllBeforeItWasPlayed() {
        model.audio(sound(800, 1), 0);
        assertThat(model.mark("a", 10)).isEmpty();
        model.audio(sound(800, 1), 20);

        assertThat(model.advance(799)).isEmpty();
        assertThat(model.advance(801)).containsExactly(new Echo("a", 800, false));
    }

    @Test
    void markWithNothingBeforeItIsEchoedAtOnce() {
        assertThat(model.mark("a", 77)).containsExactly(new Echo("a", 77, false));
    }

    @Test
    void clearDropsTheRestAndEchoesPendingMarksAtOnce() {
        model.audio(sound(800, 1), 0);
        model.mark("a", 0);
        model.audio(sound(800, 1), 0);
        model.mark("b", 0);

        assertThat(model.clear(1_000)).containsExactly(new Echo("a", 800, false), new Echo("b", 1_000, true));
        model.advance(3_000);
        assertThat(model.spans()).containsExactly(new Span(0, 1_000));
        assertThat(model.clears()).containsExactly(1_000L);
    }

    @Test
    void audioAfterAClearBeginsAfresh() {
        model.audio(sound(800, 1), 0);
        model.clear(100);
        model.audio(sound(160, 2), 200);
        model.advance(1_000);

        assertThat(model.spans()).containsExactly(new Span(0, 100), new Span(200, 360));
        assertThat(model.heard()[200]).isEqualTo((byte) 2);
    }

    @Test
    void pendingCountsWhatIsNotYetPlayed() {
        model.audio(sound(800, 1), 0);
        model.advance(300);

        assertThat(model.pending()).isEqualTo(500);
        assertThat(model.isDry()).isFalse();
    }
}
