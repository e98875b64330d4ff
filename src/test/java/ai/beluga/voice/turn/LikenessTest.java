package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.turn.PreemptiveSettings.Match;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static final Use SIMILAR = use(Strategy.SIMILAR, 0.8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        what are your hours       | What are your hours?
        I’d like two tickets.     | i'd like two tickets
        yes, please               | Yes please
        """)
    void caseAndPunctuationDoNotCount(String prepared, String words) {
        assertThat(Likeness.same(prepared, words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        it is 3.5 metres    | it is 3 5 metres
        it is 20 degrees    | it is -20 degrees
        I owe you $20       | I owe you 20
        half past 10:30     | half past 1030
        we'll come          | well come
        """)
    void signsThatChangeANumberOrAWordCount(String prepared, String words) {
        assertThat(Likeness.same(prepared, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        I would like to book the table for tonight | um I would like to book the table for tonight please
        can you tell me when the shop opens        | can you tell me when shop opens
        """)
    void fillersAndArticlesAreAlike(String prepared, String words) {
        assertThat(SIMILAR.match(prepared, words)).isEqualTo(Match.ALIKE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        I would like a table for five people at seven tonight     | I would like a table for nine people at seven tonight
        I do want to cancel the order that I made with you        | I do not want to cancel the order that I made with you
        please put me through to mister miller in the sales team  | please put me through to mister muller in the sales team
        is the old mill open on the first sunday of the month     | is the new mill open on the first sunday of the month
        can I pay from the account that I have with you           | can I pay to the account that I have with you
        I can come to the shop on monday or on tuesday            | I can't come to the shop on monday or on tuesday
        """)
    void numberNegationNameOrAnyOtherWordWithAMeaningIsNotAlike(String prepared, String words) {
        assertThat(similarity(prepared, words)).isGreaterThan(0.8);
        assertThat(SIMILAR.match(prepared, words)).isEqualTo(Match.OTHER);
    }

    @Test
    void wordsInAnotherOrderAreNotAlike() {
        assertThat(SIMILAR.match("does the dog bite the man in the street", "does the man bite the dog in the street"))
                .isEqualTo(Match.OTHER);
    }

    @Test
    void tooManyFillersAreNotAlike() {
        assertThat(use(Strategy.SIMILAR, 0.8).match("tell me", "um tell me please"))
                .isEqualTo(Match.OTHER);
        assertThat(use(Strategy.SIMILAR, 0.5).match("tell me", "um tell me please"))
                .isEqualTo(Match.ALIKE);
    }

    @Test
    void discardTakesTheSameWordsOnly() {
        Use discard = use(Strategy.DISCARD, 0.1);

        assertThat(discard.match("tell me the price", "Tell me the price.")).isEqualTo(Match.SAME);
        assertThat(discard.match("tell me the price", "tell me price")).isEqualTo(Match.OTHER);
    }

    @Test
    void inALanguageWithoutLightWordsAllCount() {
        Use german = new Use(Strategy.SIMILAR, 0.1, false, Set.of());

        assertThat(german.match("kommen Sie um acht", "kommen Sie acht")).isEqualTo(Match.OTHER);
    }

    @Test
    void similarityIsTheShareOfWordsThatStayInTheirPlace() {
        assertThat(similarity("a b c d e", "a b x d e")).isEqualTo(0.8);
        assertThat(similarity("a b c d", "a b c d e")).isEqualTo(0.8);
        assertThat(similarity("", "")).isEqualTo(1);
        assertThat(similarity("a", "")).isZero();
    }

    private static Use use(Strategy strategy, double similarity) {
        return new Use(strategy, similarity, false, Use.ENGLISH_LIGHT_WORDS);
    }

    private static double similarity(String one, String other) {
        return Likeness.similarity(Words.withFigures(one), Words.withFigures(other));
    }
}
