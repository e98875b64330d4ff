package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.English;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseListTest {

    private static final PhraseList ACKNOWLEDGEMENTS =
            PhraseList.of(English.PHRASES.sounds(), English.PHRASES.acknowledgements());
    private static final PhraseList STOPS = PhraseList.of(English.PHRASES.stops());
    private static final BargeIn ENGLISH = new BargeIn(English.INTERRUPTION);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "...",
                "Mhm.",
                "Mmmhm",
                "Hmmmm",
                "Okay",
                "uh-huh",
                "Yeah, right.",
                "I see.",
                "That’s right."
            })
    void acknowledgementTakesNoFloor(String text) {
        assertThat(ACKNOWLEDGEMENTS.makesUp(Words.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "okay stop", "no", "see", "wait", "42", "got", "the right"})
    void anythingElseTakesIt(String text) {
        assertThat(ACKNOWLEDGEMENTS.makesUp(Words.of(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop!", "please hold on a bit", "Hold on.", "oh wait"})
    void stopPhraseIsFoundWhereverItStands(String text) {
        assertThat(STOPS.isWithin(Words.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hold the line", "stopped", "on hold"})
    void partsOfAStopPhraseAreNone(String text) {
        assertThat(STOPS.isWithin(Words.of(text))).isFalse();
    }

    @Test
    void emptyPhraseIsNoPhrase() {
        assertThat(PhraseList.of(List.of("", "...")).isWithin(Words.of("anything")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bye!", "Thank you, good bye.", "okay thanks bye", "You too, have a nice day"})
    void goodbyeIsAnsweredByIts(String text) {
        assertThat(ENGLISH.parts(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "thanks but one more thing"})
    void goodbyeIsNotAnsweredByMore(String text) {
        assertThat(ENGLISH.parts(text)).isFalse();
    }
}
