package ai.beluga.voice.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiKeysTest {

    private static final String PREFIX = "beluga.s2s.openai-realtime.";

    @Test
    void nothingIsNeededWhileOthersAreChosen() {
        assertThat(faults()).isEmpty();
        assertThat(faults("beluga.s2s.provider", "grok")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-realtime", "grok, openai-realtime"})
    void chosenWithoutACredentialIsAFaultThatNamesIt(String chosen) {
        assertThat(faults("beluga.s2s.provider", chosen)).extracting(Fault::key).containsExactly(PREFIX + "api-key");
        assertThat(faults("beluga.s2s.provider", chosen, PREFIX + "api-key", "secret"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://api.openai.com/v1", "wss://api.openai.com/v1/realtime/"})
    void addressWithTheVendorsPathIsAFault(String written) {
        assertThat(faults(PREFIX + "base-url", written)).extracting(Fault::key).containsExactly(PREFIX + "base-url");
    }

    @Test
    void addressAndCredentialAreTheVendors() {
        var request = OpenAiKeys.request(Configurations.of(PREFIX + "api-key", "hidden"));

        assertThat(request.address()).hasToString("wss://api.openai.com/v1/realtime?model=gpt-realtime-2.1");
        assertThat(request.headers()).containsExactly(Map.entry("Authorization", new Secret("Bearer hidden")));
    }

    private static List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new OpenAiKeys()).stream()
                .filter(fault -> fault.key().startsWith(PREFIX))
                .toList();
    }
}
