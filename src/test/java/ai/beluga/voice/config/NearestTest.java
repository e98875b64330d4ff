package ai.beluga.voice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "beluga.greting, beluga.greeting",
        "beluga.greetingg, beluga.greeting",
        "beluga.grteeing, beluga.greeting",
        "beluga.vaf.provider, beluga.vad.provider",
        "beluga.max-concurrent, beluga.calls.max-concurrent"
    })
    void oneSlipLeadsBackToTheNameThatWasMeant(String written, String meant) {
        List<String> names = List.of("beluga.greeting", "beluga.vad.provider", "beluga.calls.max-concurrent");

        assertThat(Nearest.to(written, names)).contains(meant);
    }

    @Test
    void swappedLettersAreOneSlip() {
        assertThat(Nearest.to("abdc", List.of("abcd", "abxc"))).contains("abcd");
    }

    @Test
    void ofEquallyNearNamesTheFirstInTheAlphabetIsNamed() {
        assertThat(Nearest.to("x", List.of("c", "b", "a"))).contains("a");
    }

    @Test
    void nothingIsNearWhereNothingIs() {
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }
}
