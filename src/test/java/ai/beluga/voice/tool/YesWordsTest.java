package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.tool.Confirmation.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YesWordsTest {

    private final YesWords english = new YesWords(YesWords.ENGLISH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes.",
                "YES, please!",
                "yes yes yes",
                "Yes, go ahead.",
                "go ahead",
                "That\u2019s right.",
                "Yeah, sure, do it."
            })
    void clearYesIsYes(String words) {
        assertThat(english.judge(words)).isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " . ",
                "no",
                "Yes, but not today.",
                "yesterday",
                "yes?",
                "not yes",
                "no yes",
                "yes no",
                "ahead go",
                "If you must, yes",
                "okay",
                "mhm",
                "eyes",
                "yes yes yes yes yes yes yes yes yes yes yes yes yes",
                "1"
            })
    void anythingElseIsNoYes(String words) {
        assertThat(english.judge(words)).isEqualTo(Answer.OTHER);
    }

    @Test
    void otherLanguagesBringTheirOwnWords() {
        YesWords german = new YesWords(List.of("ja", "ja bitte", "gerne"));

        assertThat(german.judge("Ja, gerne!")).isEqualTo(Answer.YES);
        assertThat(german.judge("Yes.")).isEqualTo(Answer.OTHER);
        assertThat(new YesWords(List.of("\u0434\u0430")).judge("\u0414\u0430.")).isEqualTo(Answer.YES);
    }

    @Test
    void phraseAmongOtherWordsIsFound() {
        assertThat(english.isAmong("Say yes to pay 5 dollars.")).isTrue();
        assertThat(english.isAmong("Did you pay yesterday?")).isFalse();
    }

    @Test
    void withoutWordsNothingCouldBeConfirmed() {
        assertThatThrownBy(() -> new YesWords(List.of())).hasMessageContaining("missing");
        assertThatThrownBy(() -> new YesWords(List.of("yes", "!"))).hasMessageContaining("blank");
    }
}
