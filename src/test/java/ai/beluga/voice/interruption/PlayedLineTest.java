package ai.beluga.voice.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the report takes for a reply that went on exactly. */
class PlayedLineTest {

    private static final byte[] REPLY = sound(0, 800);
    private static final byte[] PROMPT = sound(100, 160);

    private final PlayedLine line = new PlayedLine();

    @Test
    void promptBehindTheReplyIsNotOfIt() {
        play(REPLY, 0, 800);
        play(PROMPT, 0, 160);

        assertThat(line.beganWith(REPLY)).isTrue();
        assertThat(line.playedAllOf(REPLY)).isTrue();
    }

    @Test
    void replyThatWasCutOffIsExactAndNotWhole() {
        play(REPLY, 0, 480);

        assertThat(line.beganWith(REPLY)).isTrue();
        assertThat(line.playedAllOf(REPLY)).isFalse();
    }

    @Test
    void replyOfWhichSomethingIsMissingIsNotExactThoughAPromptMakesUpForItsLength() {
        play(REPLY, 0, 320);
        play(REPLY, 480, 320);
        play(PROMPT, 0, 160);

        assertThat(line.beganWith(REPLY)).isFalse();
    }

    @Test
    void replyOfWhichSomethingIsRepeatedIsNotExact() {
        play(REPLY, 0, 480);
        play(REPLY, 320, 480);

        assertThat(line.beganWith(REPLY)).isFalse();
    }

    @Test
    void replyIntoWhichAPromptWasSaidIsNotExact() {
        play(REPLY, 0, 480);
        play(PROMPT, 0, 160);
        play(REPLY, 480, 320);

        assertThat(line.beganWith(REPLY)).isFalse();
    }

    private void play(byte[] sound, int offset, int length) {
        line.play(sound, offset, length);
        for (int played = 0; played < length; played += 160) {
            line.playFrame();
        }
    }

    private static byte[] sound(int first, int length) {
        byte[] sound = new byte[length];
        for (int i = 0; i < length; i++) {
            sound[i] = (byte) (first + i / 16);
        }
        return sound;
    }
}
