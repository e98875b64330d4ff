package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackchannelTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "Mhm.", "Okay", "uh-huh", "Yeah, right.", "I see."})
    void acknowledgementTakesNoFloor(String text) {
        assertThat(Backchannel.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "okay stop", "no", "yes yes yes yes", "wait", "42"})
    void anythingElseTakesIt(String text) {
        assertThat(Backchannel.matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bye!", "Thank you, good bye.", "okay thanks bye", "You too, have a nice day"})
    void goodbyeIsAnsweredByIts(String text) {
        assertThat(Backchannel.parts(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "thanks but one more thing"})
    void goodbyeIsNotAnsweredByMore(String text) {
        assertThat(Backchannel.parts(text)).isFalse();
    }
}
