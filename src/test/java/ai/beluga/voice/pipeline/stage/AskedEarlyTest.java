package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnDecision;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskedEarlyTest {

    @Test
    void wordsThatCameLateStandBetweenTheKeysRoundThem() {
        assertThat(corrected("4 2 is my num 7", "is my num", "is my number")).contains("4 2 is my number 7");
    }

    @Test
    void wordsThatWereAllThereCorrectNothing() {
        assertThat(corrected("is my number", "is my number", "is my number")).isEmpty();
    }

    @Test
    void whereTheWordsBelongMustBeKnown() {
        assertThat(corrected("4 2", "", "is my number")).isEmpty();
        assertThat(corrected("on Sunday", "open on Sunday", "open on Sunday then"))
                .isEmpty();
    }

    @Test
    void recogniserThatTakesAllOfItBackIsNotBelieved() {
        assertThat(corrected("is my num", "is my num", "")).isEmpty();
    }

    private static Optional<String> corrected(String asked, String recognised, String settled) {
        TurnDecision.TurnTiming timing = new TurnDecision.TurnTiming(0, 0, 0);
        return new AskedEarly(new TurnDecision.Ask(new TurnId(3), asked, timing), recognised).corrected(settled);
    }
}
