package ai.beluga.voice.provider.silence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.turndetection.TurnDetector.Stream;
import ai.beluga.voice.speech.turndetection.TurnDetector.TurnEstimate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTurnDetectorTest {

    private static double estimate(String text, String... settings) {
        List<TurnEstimate> estimates = new ArrayList<>();
        try (Stream stream = LoadedSilence.detector(settings).open(estimates::add)) {
            stream.accept(new short[160], 0, 160);
            stream.paused(1, text);
        }
        assertThat(estimates).hasSize(1);
        return estimates.getFirst().probability();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "...", "the savings account", "a chicken"})
    void wordsThatSayNothingLeaveItOpen(String text) {
        assertThat(estimate(text)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What time does the store open on Saturday?",
                "Please transfer me to a human agent.",
                "Yes.",
                "no",
                "Thank you, bye",
                "Who is it for?",
                "My number is 555 867 5309 12."
            })
    void completeSentencesAndAnswersAreLikelyTheEnd(String text) {
        assertThat(estimate(text)).isGreaterThanOrEqualTo(0.75);
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
                "I need a table for two,",
                "I was thinking...",
                "four seven two",
                "My order number is four, seven, two, nine.",
                "It is 4729"
            })
    void hangingWordsAndBegunNumbersAreLikelyGoingOn(String text) {
        assertThat(estimate(text)).isLessThanOrEqualTo(0.3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes.", "I would like to, um", "What time is it?"})
    void withoutTextHintsWordsSayNothing(String text) {
        assertThat(estimate(text, "beluga.turn.silence.text-hints", "false")).isEqualTo(0.5);
    }

    @Test
    void singleNumberIsAnAnswerLikeAnyOther() {
        assertThat(estimate("A table for two.")).isEqualTo(0.75);
    }

    @Test
    void numberAsLongAsALocalOneMayBeDone() {
        assertThat(estimate("five five five one two three four")).isEqualTo(0.5);
    }
}
