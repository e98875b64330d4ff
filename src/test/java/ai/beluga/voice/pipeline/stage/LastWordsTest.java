package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Expectation.Kind;
import ai.beluga.voice.turn.TurnWords;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LastWordsTest {

    private final LastWords words = new LastWords();

    private Expectation expected() {
        return words.expect(TurnWords.of(Locale.US));
    }

    @Test
    void questionCutIntoClausesIsPutTogetherAgain() {
        words.add("All right.");
        words.add("Could you tell me,");
        words.add("please, your six digit order number?");

        assertThat(expected()).isEqualTo(Expectation.number(6));
    }

    @Test
    void questionBehindALongSpeechIsFoundAndOneBeforeItForgotten() {
        words.add("Is that right?");
        assertThat(expected()).isEqualTo(Expectation.of(Kind.YES_NO));

        for (int i = 0; i < 100; i++) {
            words.add("And there is more to be said of it.");
        }
        assertThat(expected()).isEqualTo(Expectation.FREE);

        words.add("Is that right?");
        assertThat(expected()).isEqualTo(Expectation.of(Kind.YES_NO));
    }

    @Test
    void replyWithoutWordsAsksForNothing() {
        assertThat(expected()).isEqualTo(Expectation.FREE);
    }
}
