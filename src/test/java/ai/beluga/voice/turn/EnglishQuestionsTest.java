package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Expectation.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishQuestionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is that correct?",
                "We open at nine. Would you like to book a table?",
                "So your name is Hill, right?",
                "Okay, shall I go on?",
                "Is the number 555 1234 correct?"
            })
    void questionThatBeginsWithItsVerbWaitsForYesOrNo(String said) {
        assertThat(EnglishQuestions.expected(said)).isEqualTo(Expectation.of(Kind.YES_NO));
    }

    @ParameterizedTest
    @CsvSource({
        "What is your phone number?, 0",
        "Please tell me your six digit order number., 6",
        "What are the last 4 digits of your card?, 4",
        "Could you give me your zip code?, 5",
        "Do you have your account number?, 0",
        "What is your order number? You find it on the invoice., 0"
    })
    void questionForANumberWaitsForItsDigits(String said, int digits) {
        assertThat(EnglishQuestions.expected(said)).isEqualTo(Expectation.number(digits));
    }

    @ParameterizedTest
    @CsvSource({
        "What is your address?, ADDRESS",
        "And where should we send it?, ADDRESS",
        "Could you spell your last name?, SPELLING",
        "What is your email address?, SPELLING"
    })
    void addressesAndSpellingsAreToldApart(String said, Kind kind) {
        assertThat(EnglishQuestions.expected(said)).isEqualTo(Expectation.of(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "How can I help you?",
                "Is there anything else I can do for you?",
                "Can you tell me more about it?",
                "Would you like tea or coffee?",
                "The number of guests does not matter.",
                "Your order number is 47291.",
                "Is it far? I will look it up now. One moment. Here it is: two miles."
            })
    void anythingElseIsFree(String said) {
        assertThat(EnglishQuestions.expected(said)).isEqualTo(Expectation.FREE);
    }
}
