package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Melody;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerAudioTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final CallerAudio audio = new CallerAudio(sent::writeBytes);

    @Test
    void nothingLeavesBeforeItIsOpenedAndThenWhatWasSaidShortlyBefore() {
        accept(Melody.of("lost", 8_000));
        accept(new short[8 * 4_800]);
        accept(Melody.of("hello there", 8_000));
        assertThat(sent.size()).isZero();

        audio.open();
        accept(Melody.of("friend", 8_000));
        audio.close();
        accept(Melody.of("lost", 8_000));

        assertThat(heard()).containsExactly("hello", "there", "friend");
    }

    @Test
    void speechThatIsToldASecondAndAHalfAfterItBeganIsHeardFromItsFirstWord() {
        accept(Melody.of("hello", 8_000));
        accept(new short[8 * 1_500]);

        audio.open();
        accept(Melody.of("friend", 8_000));
        audio.close();

        assertThat(heard()).containsExactly("hello", "friend");
    }

    @Test
    void speechThatIsHeldBackTooLongLosesItsBeginning() {
        accept(new short[8 * 10_000]);

        audio.open();

        assertThat(sentMillis()).isBetween(4_980, 5_000);
    }

    @Test
    void cutOfTheInputDoesNotMatter() {
        short[] samples = Melody.of("hello there friend", 8_000);
        audio.open();
        for (int at = 0; at < samples.length; at += 77) {
            audio.accept(samples, at, Math.min(77, samples.length - at));
        }
        audio.close();

        assertThat(heard()).containsExactly("hello", "there", "friend");
    }

    private void accept(short[] samples) {
        audio.accept(samples, 0, samples.length);
    }

    private int sentMillis() {
        return sent.size() / 32;
    }

    private List<String> heard() {
        short[] samples = new Coding(Coding.Kind.PCM16, 16_000).decode(sent.toByteArray());
        short[] withTail = Arrays.copyOf(samples, samples.length + 1_600);
        return Melody.heard(withTail, 16_000, List.of("hello there my dear old friend lost")).stream()
                .map(Melody.HeardWord::text)
                .toList();
    }
}
