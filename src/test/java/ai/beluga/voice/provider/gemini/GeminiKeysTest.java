package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiKeysTest {

    @Test
    void credentialIsDemandedOnlyOfTheChosenEngine() {
        assertThat(faults()).isEmpty();
        assertThat(faults("beluga.s2s.provider", "other")).isEmpty();
        assertThat(faults("beluga.s2s.provider", "other,gemini"))
                .extracting(Fault::key)
                .containsExactly("beluga.s2s.gemini.api-key");
        assertThat(faults("beluga.s2s.provider", "gemini", "beluga.s2s.gemini.api-key", "secret"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "beluga.s2s.gemini.base-url, wss://generativelanguage.googleapis.com/ws/google",
        "beluga.s2s.gemini.api-version, beta",
        "beluga.s2s.gemini.model, models/gemini-3.8-live",
        "beluga.s2s.gemini.silence, 10ms"
    })
    void valueThatCannotBeIsAFault(String key, String value) {
        assertThat(faults(key, value)).extracting(Fault::key).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta", "v1alpha"})
    void addressHasTheVersionAndTheCredentialStandsInAHeader(String version) {
        var request = GeminiKeys.request(
                Configurations.of("beluga.s2s.gemini.api-version", version, "beluga.s2s.gemini.api-key", "hidden"));

        assertThat(request.address())
                .hasToString("wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage." + version
                        + ".GenerativeService.BidiGenerateContent");
        assertThat(request.headers()).containsExactly(Map.entry("x-goog-api-key", new Secret("hidden")));
    }

    @Test
    void modelVoiceAndSilenceAreWhatTheConversationIsSetUpWith() {
        var configuration = Configurations.of(
                "beluga.s2s.gemini.model",
                "gemini-9",
                "beluga.s2s.gemini.voice",
                "Puck",
                "beluga.s2s.gemini.silence",
                "700ms");

        assertThat(GeminiKeys.settings(configuration))
                .isEqualTo(new GeminiSettings("gemini-9", "Puck", Duration.ofMillis(700)));
    }

    private static List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new GeminiKeys()).stream()
                .filter(fault -> fault.key().contains("gemini"))
                .toList();
    }
}
