package ai.beluga.voice.provider.grok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrokKeysTest {

    private static final String PREFIX = "beluga.s2s.grok.";

    @Test
    void nothingIsNeededWhileOthersAreChosen() {
        assertThat(faults()).isEmpty();
        assertThat(faults("beluga.s2s.provider", "openai-realtime")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grok", "openai-realtime, grok"})
    void chosenWithoutACredentialIsAFaultThatNamesIt(String chosen) {
        assertThat(faults("beluga.s2s.provider", chosen)).extracting(Fault::key).containsExactly(PREFIX + "api-key");
        assertThat(faults("beluga.s2s.provider", chosen, PREFIX + "api-key", "secret"))
                .isEmpty();
    }

    @Test
    void addressAndCredentialAreTheVendors() {
        var request = GrokKeys.request(Configurations.of(PREFIX + "api-key", "hidden"), Optional.empty());

        assertThat(request.address()).hasToString("wss://api.x.ai/v1/realtime?model=grok-voice-3.0");
        assertThat(request.headers()).containsExactly(Map.entry("Authorization", new Secret("Bearer hidden")));
    }

    @Test
    void tooManyOrTooLongKeytermsAreAFaultOnlyWhenChosen() {
        String[] tooLong = {PREFIX + "keyterms", "x".repeat(51), PREFIX + "api-key", "k", "beluga.s2s.provider", "grok"
        };
        String[] tooMany = {
            PREFIX + "keyterms", "x,".repeat(101), PREFIX + "api-key", "k", "beluga.s2s.provider", "grok"
        };

        assertThat(faults(tooLong)).extracting(Fault::key).containsExactly(PREFIX + "keyterms");
        assertThat(faults(tooMany)).extracting(Fault::key).containsExactly(PREFIX + "keyterms");
        assertThat(faults(PREFIX + "keyterms", "x,".repeat(101))).isEmpty();
    }

    private static List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new GrokKeys()).stream()
                .filter(fault -> fault.key().startsWith(PREFIX))
                .toList();
    }
}
