package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Expectation.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTurnWordsTest {

    private static final TurnWords WORDS = TurnWords.of(Locale.UK);
    private static final Expectation YES_NO = Expectation.of(Kind.YES_NO);
    private static final Expectation NUMBER = Expectation.of(Kind.NUMBER);

    private static double free(String text) {
        return WORDS.completeness(text, Expectation.FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "...", "the savings account", "a chicken", "Yes.", "no", "Oh yes."})
    void wordsThatSayNothingLeaveItOpen(String text) {
        assertThat(free(text)).isEqualTo(TurnWords.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What time does the store open on Saturday?",
                "Please transfer me to a human agent.",
                "Thank you, bye",
                "Who is it for?",
                "A table for two.",
                "My number is 555 867 5309 12."
            })
    void completeSentencesAndAnswersAreLikelyTheEnd(String text) {
        assertThat(free(text)).isGreaterThanOrEqualTo(0.7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I would like to, um",
                "Well.",
                "I want to order and.",
                "It is because",
                "My number is.",
                "I would like to speak to",
                "A table for two,",
                "I was thinking...",
                "I am calling about my last.",
                "I have a question.",
                "Hello.",
                "When I try to log in.",
                "four seven two",
                "My order number is four, seven, two, nine.",
                "Let me look.",
                "My invoice has the number.",
                "It is 4729"
            })
    void hangingWordsAndWhatOnlyAnnouncesOrBeginsAreLikelyGoingOn(String text) {
        assertThat(free(text)).isLessThanOrEqualTo(0.3);
    }

    @Test
    void commaBehindManyWordsIsAsLikelyTheRecognisers() {
        assertThat(free("Please transfer me to a person,")).isEqualTo(0.45);
    }

    @Test
    void numberAsLongAsALocalOneMayBeDone() {
        assertThat(free("five five five one two three four")).isEqualTo(TurnWords.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes.", "no", "Yes, please.", "No, thank you.", "That's right.", "Yes, it is."})
    void yesOrNoThatWasAskedForIsTheWholeAnswer(String text) {
        assertThat(WORDS.completeness(text, YES_NO)).isEqualTo(TurnWords.ANSWERED);
        assertThat(free(text)).isLessThan(TurnWords.ANSWERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes, but", "No, I", "Yes, and the", "Thank you.", "please"})
    void yesOrNoThatGoesOnIsNotTheWholeAnswerAndCourtesyIsNone(String text) {
        assertThat(WORDS.completeness(text, YES_NO)).isLessThan(TurnWords.ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({
        "four seven two, 10, 0.05",
        "4 7 2, 10, 0.05",
        "It is 472-868, 10, 0.05",
        "472-868-5309., 10, 1.0",
        "double four seven two, 4, 1.0",
        "twenty nine forty, 4, 1.0",
        "My number is., 10, 0.15",
        "seven free one for, 4, 1.0",
        "472868530, 10, 0.3",
        "I go one two six six three nine nine four, 10, 0.3",
        "Three o' one to five, 5, 1.0",
        "472-868-5309 and 1, 10, 0.7",
        "I do not know it., 10, 0.7"
    })
    void numberOfKnownLengthIsDoneWhenItsDigitsAreThereAndNotBefore(String text, int digits, double completeness) {
        assertThat(WORDS.completeness(text, Expectation.number(digits))).isEqualTo(completeness);
    }

    @Test
    void singleDigitBeginsANumberThatWasAskedForAndIsAnAnswerOtherwise() {
        assertThat(WORDS.completeness("Four.", NUMBER)).isLessThanOrEqualTo(0.3);
        assertThat(free("For four.")).isGreaterThanOrEqualTo(0.7);
    }

    @Test
    void letterBeginsASpellingAndTheEndOfAMailAddressEndsIt() {
        Expectation spelling = Expectation.of(Kind.SPELLING);

        assertThat(WORDS.completeness("M, A, R.", spelling)).isLessThanOrEqualTo(0.3);
        assertThat(WORDS.completeness("anna at example dot com", spelling)).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void streetMayBeFollowedByATownUnlessItsCodeIsThere() {
        Expectation address = Expectation.of(Kind.ADDRESS);

        assertThat(WORDS.completeness("42 Oak Street.", address)).isLessThanOrEqualTo(0.3);
        assertThat(WORDS.completeness("42 Oak Street, Springfield, 62704.", address))
                .isGreaterThanOrEqualTo(0.85);
        assertThat(WORDS.completeness("The same as before.", address)).isEqualTo(TurnWords.UNKNOWN);
    }

    @Test
    void streetWithAPlaceMayBeTheWholeAddress() {
        Expectation address = Expectation.of(Kind.ADDRESS);

        assertThat(WORDS.completeness("Seven Church Lane in Oxford.", address)).isBetween(0.4, 0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I have it here.", "One second please.", "Reside you."})
    void wordsWithoutTheNumberThatWasAskedForAreNoAnswer(String text) {
        assertThat(WORDS.completeness(text, NUMBER)).isLessThan(0.4);
        assertThat(WORDS.completeness(text, Expectation.of(Kind.SPELLING))).isLessThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I don't know.", "What number?", "I can't find it."})
    void whoeverCannotAnswerIsNotWaitedFor(String text) {
        assertThat(WORDS.completeness(text, NUMBER)).isGreaterThanOrEqualTo(0.7);
        assertThat(WORDS.completeness(text, Expectation.of(Kind.SPELLING))).isGreaterThanOrEqualTo(0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The screen stays black after I turn it on.", "I think so.", "You can send it over."})
    void prepositionOfAVerbAndSoEndASentence(String text) {
        assertThat(free(text)).isGreaterThanOrEqualTo(0.7);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hesitationGoesOnWhateverWasAskedFor(Kind kind) {
        assertThat(WORDS.completeness("five five, um", Expectation.of(kind))).isLessThanOrEqualTo(0.05);
    }

    @Test
    void languageWithoutRulesSaysNothing() {
        TurnWords portuguese = TurnWords.of(Locale.of("pt", "BR"));

        assertThat(portuguese.completeness("Yes, um", YES_NO)).isEqualTo(TurnWords.UNKNOWN);
        assertThat(portuguese.expected("Is that correct?")).isEqualTo(Expectation.FREE);
    }
}
