package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.stage.ClauseProgress.Cut;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the next voice goes on; each word lasts 200 ms. */
class ClauseProgressTest {

    private static final int WORD_BYTES = 200 * 8;

    private final ClauseProgress progress = new ClauseProgress("We open at nine.");

    @Test
    void nextVoiceGoesOnAfterTheLastWordThatIsWhole() {
        words("We", "open", "at", "nine.");

        progress.audio(2 * WORD_BYTES + WORD_BYTES / 2);

        assertThat(progress.cut()).isEqualTo(new Cut("We open", 400, "at nine."));
    }

    @Test
    void nothingIsLeftToSayWhenAllWordsAreThere() {
        words("We", "open", "at", "nine.");

        progress.audio(4 * WORD_BYTES);

        assertThat(progress.cut()).isEqualTo(new Cut("We open at nine.", 800, ""));
    }

    @Test
    void wordsNotToldYetAreSaidByTheNextVoice() {
        words("We", "open");

        progress.audio(3 * WORD_BYTES);

        assertThat(progress.cut()).isEqualTo(new Cut("We open", 400, "at nine."));
    }

    @Test
    void spelledOutWordsCountAsThoseOfTheTextWhenThereAreAsMany() {
        ClauseProgress figures = new ClauseProgress("At 9 today.");
        figures.words(new TtsEvent.Words(1, timed("At", "nine", "today.")));

        figures.audio(2 * WORD_BYTES);

        assertThat(figures.cut()).isEqualTo(new Cut("At 9", 400, "today."));
    }

    @Test
    void wordsThatAreNotThoseOfTheTextLetTheClauseBeSaidAgain() {
        ClauseProgress figures = new ClauseProgress("Room 21 today.");
        figures.words(new TtsEvent.Words(1, timed("Room", "twenty", "one", "today.")));

        figures.audio(2 * WORD_BYTES);

        assertThat(figures.cut()).isEqualTo(new Cut("", 0, "Room 21 today."));
    }

    @Test
    void voiceWithoutWordTimesLetsTheClauseBeSaidAgain() {
        progress.audio(3 * WORD_BYTES);

        assertThat(progress.cut()).isEqualTo(new Cut("", 0, "We open at nine."));
    }

    private void words(String... words) {
        progress.words(new TtsEvent.Words(1, timed(words)));
    }

    private static List<TtsEvent.Word> timed(String... words) {
        List<TtsEvent.Word> timed = new ArrayList<>();
        for (String word : words) {
            timed.add(new TtsEvent.Word(word, (timed.size() + 1) * 200));
        }
        return timed;
    }
}
