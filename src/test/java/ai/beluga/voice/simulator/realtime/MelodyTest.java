package ai.beluga.voice.simulator.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MelodyTest {

    private static final String TEXT = "Yes, we open at nine and close at five.";

    @ParameterizedTest
    @CsvSource({"MULAW, 8000", "ALAW, 8000", "PCM16, 8000", "PCM16, 16000", "PCM16, 24000"})
    void everyWordIsHeardInEveryCoding(Coding.Kind kind, int rate) {
        Coding coding = new Coding(kind, rate);

        byte[] audio = coding.encode(Melody.of(TEXT, rate));

        assertThat(Melody.heard(coding.decode(audio), rate, List.of(TEXT)))
                .extracting(Melody.HeardWord::text)
                .containsExactly("Yes,", "we", "open", "at", "nine", "and", "close", "at", "five.");
        assertThat(coding.millis(audio.length)).isEqualTo(Melody.millis(TEXT));
    }

    @Test
    void wordBehindMinutesOfSilenceIsHeard() {
        short[] samples = Arrays.copyOf(Melody.of("nine", 8_000), 8_000 * 60 * 10);
        short[] late = new short[samples.length];
        System.arraycopy(samples, 0, late, late.length - 8_000, 8_000);

        assertThat(Melody.heard(late, 8_000, List.of("nine")))
                .extracting(Melody.HeardWord::text)
                .containsExactly("nine");
    }

    @Test
    void wordThatWasCutIsNotHeard() {
        byte[] audio = Arrays.copyOf(Melody.muLaw(TEXT), (2 * Melody.WORD_MILLIS + 60) * 8);

        List<Melody.HeardWord> heard = Melody.heard(audio, List.of(TEXT));

        assertThat(heard).extracting(Melody.HeardWord::whole).containsExactly(true, true, false);
        assertThat(heard.getLast().text()).isEqualTo("?");
        assertThat(heard.getLast().startMillis()).isEqualTo(300);
    }

    @Test
    void wordsOutsideTheVocabularyAreToldApart() {
        assertThat(Melody.heard(Melody.muLaw("open door"), List.of("open")))
                .extracting(Melody.HeardWord::text)
                .containsExactly("open", "?");
    }

    @Test
    void wordsThatSoundAlikeAreRefused() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add("word" + i);
        }

        assertThatThrownBy(() -> Melody.heard(new byte[0], many)).hasMessageContaining("sound alike");
    }
}
