package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentAudioTest {

    private final SegmentAudio audio = new SegmentAudio(1, "words");

    @Test
    void halfAWordThatWasNotSentIsNotHeard() {
        audio.add(new byte[1_000]);
        audio.sent(300);

        audio.cut(800);

        assertThat(audio.unsent()).isEqualTo(500);
        assertThat(audio.isComplete()).isTrue();
    }

    @Test
    void whatWasSentCannotBeTakenBack() {
        audio.add(new byte[1_000]);
        audio.sent(900);

        audio.cut(800);

        assertThat(audio.over()).isTrue();
        assertThat(audio.position()).isEqualTo(900);
    }

    @Test
    void cutBehindWhatWasMadeTakesNothingAway() {
        audio.add(new byte[1_000]);

        audio.cut(1_200);

        assertThat(audio.unsent()).isEqualTo(1_000);
    }
}
