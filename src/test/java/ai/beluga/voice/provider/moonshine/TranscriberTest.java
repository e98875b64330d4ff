package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriberTest {

    private static final Vocabulary VOCABULARY =
            new Vocabulary("<unk>\n<s>\n</s>\n▁yes\n▁no\n<0xC3>\n<0xA9>\nt".getBytes(StandardCharsets.UTF_8));
    private static final int SECOND = SpeechAudio.SAMPLE_RATE_HZ;

    private final Deque<Network.Tokens> answers = new ArrayDeque<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Transcriber transcriber = new Transcriber(
            (speech, givenUp) -> {
                lengths.add(speech.length);
                return answers.remove();
            },
            VOCABULARY);

    private String text(SpeechAudio.Clip clip, Network.Tokens... tokens) {
        answers.addAll(Arrays.asList(tokens));
        return transcriber.heard(clip, () -> false).text();
    }

    private static Network.Tokens heard(Integer... tokens) {
        return new Network.Tokens(List.of(tokens), false, 1);
    }

    private static SpeechAudio.Clip loud(int samples) {
        short[] clip = new short[samples];
        for (int i = 0; i < samples; i++) {
            clip[i] = (short) (i % 40 < 20 ? 8_000 : -8_000);
        }
        return new SpeechAudio.Clip(clip, samples);
    }

    @Test
    void piecesBecomeText() {
        assertThat(text(loud(SECOND), heard(1, 3, 4, 7, 5, 6, 2, 32_700))).isEqualTo("yes noté");
    }

    @Test
    void scrapIsNotDecoded() {
        assertThat(text(loud(4_799))).isEmpty();
        assertThat(lengths).isEmpty();
    }

    @Test
    void realSpeechWithoutTextIsDecodedOnceMoreWithOtherEdges() {
        assertThat(text(loud(SECOND), heard(), heard(3))).isEqualTo("yes");
        assertThat(lengths).containsExactly(SECOND, SECOND - 1_600 + 8_000);
    }

    @Test
    void quietWithoutTextStaysSo() {
        assertThat(text(new SpeechAudio.Clip(new short[SECOND], SECOND), heard()))
                .isEmpty();
        assertThat(lengths).hasSize(1);
    }

    @Test
    void loopIsDecodedOnceMore() {
        Network.Tokens loop = new Network.Tokens(List.of(3), true, 1);

        assertThat(text(loud(SECOND), loop, heard(4))).isEqualTo("no");
    }

    @Test
    void loopThatComesBackKeepsWhatWasSaidOnce() {
        Network.Tokens loop = new Network.Tokens(List.of(3), true, 1);

        assertThat(text(loud(SECOND), loop, loop)).isEqualTo("yes");
    }

    @Test
    void onlyTheClipIsHeardAndNotWhatFollowsIt() {
        short[] more = loud(2 * SECOND).samples();

        text(new SpeechAudio.Clip(more, SECOND), heard(3));

        assertThat(lengths).containsExactly(SECOND);
    }
}
