package ai.beluga.voice.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.Expectation.Kind;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    @Test
    void onlyNumbersHaveDigitsAndNeverFewerThanNone() {
        assertThatThrownBy(() -> new Expectation(Kind.YES_NO, 3)).hasMessageContaining("3 digits of YES_NO");
        assertThatThrownBy(() -> Expectation.number(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
