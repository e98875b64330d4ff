package ai.beluga.voice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.TurnId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkNameTest {

    @Test
    void nameComesBackAsItWasSent() {
        MarkName mark = new MarkName(2, new TurnId(7), 31);

        assertThat(MarkName.parse(mark.toString())).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "1.2.3.4", "a.b.c", "-1.2.3", "1.2.99999999999999", " 1.2.3"})
    void nameThatIsNotOursIsNone(String name) {
        assertThat(MarkName.parse(name)).isEmpty();
    }
}
