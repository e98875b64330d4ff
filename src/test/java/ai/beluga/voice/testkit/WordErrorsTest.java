package ai.beluga.voice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordErrorsTest {

    @Test
    void caseAndPunctuationAreNoErrors() {
        assertThat(WordErrors.between("ten of clubs", " Ten, of Clubs. ")).isEqualTo(new WordErrors(0, 3));
    }

    @Test
    void digitsAreTheWordsTheyStandFor() {
        assertThat(WordErrors.between("go forward ten meters", "Go forward 10 meters.")
                        .errors())
                .isZero();
        assertThat(WordErrors.between("number four seven two nine one", "number 47291")
                        .errors())
                .isZero();
        assertThat(WordErrors.between("forty two and zero five", "42 and 05").errors())
                .isZero();
    }

    @Test
    void eachKindOfErrorCountsOnce() {
        assertThat(WordErrors.between("a b c d", "a x c d e").errors()).isEqualTo(2);
        assertThat(WordErrors.between("a b c d", "b d").errors()).isEqualTo(2);
        assertThat(WordErrors.between("a b", "").rate()).isEqualTo(1.0);
    }
}
