package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeepgramKeysTest {

    @Test
    void nothingIsNeededWhileOthersAreChosen() {
        assertThat(faults("beluga.stt.deepgram.model", "whatever")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "beluga.stt.provider, deepgram, beluga.stt.deepgram.api-key",
        "beluga.stt.provider, deepgram-flux, beluga.stt.deepgram-flux.api-key",
        "beluga.tts.provider, deepgram, beluga.tts.deepgram.api-key",
        "beluga.stt.provider, 'embedded, deepgram', beluga.stt.deepgram.api-key"
    })
    void chosenWithoutACredentialIsAFaultThatNamesIt(String provider, String name, String key) {
        assertThat(faults(provider, name)).extracting(Fault::key).containsExactly(key);
        assertThat(faults(provider, name, key, "secret")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "beluga.stt.provider, deepgram, beluga.stt.deepgram, nova3",
        "beluga.stt.provider, deepgram-flux, beluga.stt.deepgram-flux, nova-3",
        "beluga.tts.provider, deepgram, beluga.tts.deepgram, thalia"
    })
    void modelNobodyKnowsIsAFaultOnlyWhenChosen(String provider, String name, String prefix, String model) {
        assertThat(faults(provider, name, prefix + ".api-key", "secret", prefix + ".model", model))
                .extracting(Fault::key)
                .containsExactly(prefix + ".model");
        assertThat(faults(prefix + ".model", model)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nova-3", "nova-3-medical", "nova-2-phonecall", "nova-4", "enhanced-general", "custom"})
    void modelsOfTheVendorsFamiliesAreAllowed(String model) {
        Area keys = new ListenKeys();

        assertThat(keys.check(Configurations.of(
                        "beluga.stt.provider", "deepgram",
                        "beluga.stt.deepgram.api-key", "secret",
                        "beluga.stt.answer-timeout", "800ms")))
                .extracting(Fault::key)
                .containsExactly("beluga.stt.answer-timeout");
        assertThat(keys.check(Configurations.of("beluga.stt.answer-timeout", "800ms")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://api.deepgram.com/v1",
                "wss://api.deepgram.com/v1/listen",
                "wss://gw.example.com/v2/deepgram/v1/speak//"
            })
    void addressWithTheVendorsPathIsAFault(String written) {
        for (String prefix : List.of("beluga.stt.deepgram", "beluga.stt.deepgram-flux", "beluga.tts.deepgram")) {
            assertThat(faults(prefix + ".base-url", written))
                    .extracting(Fault::key)
                    .containsExactly(prefix + ".base-url");
        }
    }

    @Test
    void addressAndCredentialAreTheVendorsAlsoBehindAProxysPathThatLooksLikeIts() {
        var request = ListenKeys.request(
                Configurations.of(
                        "beluga.stt.deepgram.base-url",
                        "wss://gw.example.com/v2/deepgram",
                        "beluga.stt.deepgram.api-key",
                        "hidden"),
                Locale.US);

        assertThat(request.address().toString()).startsWith("wss://gw.example.com/v2/deepgram/v1/listen?model=nova-3");
        assertThat(request.headers()).containsExactly(Map.entry("Authorization", new Secret("Token hidden")));
    }

    private static List<Fault> faults(String... settings) {
        Area[] areas = {new ListenKeys(), new FluxKeys(), new SpeakKeys()};
        return Configurations.faults(Configurations.of(settings), areas).stream()
                .filter(fault -> fault.key().contains("deepgram"))
                .toList();
    }
}
