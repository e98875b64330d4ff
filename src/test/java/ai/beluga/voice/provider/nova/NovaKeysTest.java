package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NovaKeysTest {

    private static final String ID = "beluga.s2s.amazon-nova.access-key-id";
    private static final String SECRET = "beluga.s2s.amazon-nova.secret-access-key";
    private static final String TOKEN = "beluga.s2s.amazon-nova.session-token";

    @Test
    void credentialIsWholeOrTheMachinesOwnButOnlyOfTheChosenEngine() {
        assertThat(faults(ID, "id")).isEmpty();
        assertThat(faults("beluga.s2s.provider", "amazon-nova")).isEmpty();
        assertThat(faults("beluga.s2s.provider", "amazon-nova", ID, "id", SECRET, "secret"))
                .isEmpty();
        assertThat(faults("beluga.s2s.provider", "gemini,amazon-nova", ID, "id"))
                .extracting(Fault::key)
                .containsExactly(SECRET);
        assertThat(faults("beluga.s2s.provider", "amazon-nova", SECRET, "secret"))
                .extracting(Fault::key)
                .containsExactly(ID);
        assertThat(faults("beluga.s2s.provider", "amazon-nova", TOKEN, "token"))
                .extracting(Fault::key)
                .containsExactly(ID);
    }

    @ParameterizedTest
    @CsvSource({
        "beluga.s2s.amazon-nova.region, Frankfurt",
        "beluga.s2s.amazon-nova.base-url, wss://bedrock-runtime.us-east-1.amazonaws.com",
        "beluga.s2s.amazon-nova.base-url, https://example.com/model",
        "beluga.s2s.amazon-nova.voice, Matthew Voice",
        "beluga.s2s.amazon-nova.endpointing, SOON",
        "beluga.s2s.amazon-nova.max-tokens, 10001",
        "beluga.s2s.amazon-nova.longest-session, 9m"
    })
    void valueThatCannotBeIsAFault(String key, String value) {
        assertThat(faults(key, value)).extracting(Fault::key).containsExactly(key);
    }

    @Test
    void conversationIsSetUpWithWhatIsConfigured() {
        var settings = NovaKeys.settings(Configurations.of(
                "beluga.s2s.amazon-nova.model",
                "amazon.nova-sonic-v1:0",
                "beluga.s2s.amazon-nova.voice",
                "tiffany",
                "beluga.s2s.amazon-nova.endpointing",
                "HIGH",
                "beluga.s2s.amazon-nova.max-tokens",
                "500"));

        assertThat(settings).isEqualTo(new NovaSettings("amazon.nova-sonic-v1:0", "tiffany", "HIGH", 500));
        assertThat(new NovaInput().opening(settings, Nova.opening(List.of())).toString())
                .contains("\"voiceId\":\"tiffany\"", "\"endpointingSensitivity\":\"HIGH\"", "\"maxTokens\":500");
    }

    private static List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new NovaKeys()).stream()
                .filter(fault -> fault.key().contains("amazon-nova"))
                .toList();
    }
}
