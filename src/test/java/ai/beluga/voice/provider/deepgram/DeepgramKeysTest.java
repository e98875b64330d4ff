package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    @CsvSource({
        "wss://eu.example.com, wss://eu.example.com/v1/listen",
        "wss://eu.example.com/, wss://eu.example.com/v1/listen",
        "ws://localhost:9400//, ws://localhost:9400/v1/listen",
        "wss://proxy.example.com/speech/, wss://proxy.example.com/speech/v1/listen",
        "wss://gw.example.com/v2/deepgram, wss://gw.example.com/v2/deepgram/v1/listen"
    })
    void addressMayEndInASlashOrBeBehindAProxysPath(String written, String asked) {
        var request = ListenKeys.request(
                Configurations.of("beluga.stt.deepgram.api-key", "hidden", "beluga.stt.deepgram.base-url", written),
                Locale.US);

        assertThat(request.address().toString()).startsWith(asked + "?model=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://api.deepgram.com/v1",
                "wss://api.deepgram.com/v1/",
                "wss://api.deepgram.com/v1/listen",
                "wss://gw.example.com/v2/deepgram/v1/speak//",
                "wss://api.deepgram.com/v2/listen?model=x",
                "wss://api.deepgram.com?tier=x",
                "wss://api.deepgram.com/#x",
                "https://api.deepgram.com"
            })
    void addressThatWouldBeAskedForItsPathTwiceIsAFaultThatSaysSo(String written) {
        for (String prefix : List.of("beluga.stt.deepgram", "beluga.stt.deepgram-flux", "beluga.tts.deepgram")) {
            assertThat(faults(prefix + ".base-url", written)).singleElement().satisfies(fault -> {
                assertThat(fault.key()).isEqualTo(prefix + ".base-url");
                assertThat(fault.expected()).contains("without the vendor's own path");
            });
        }
    }

    @Test
    void keyThatWasReplacedInItsFileIsPresentedAtTheNextOpening(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "old");
        Configuration configuration = Configurations.of("beluga.stt.deepgram.api-key-file", file.toString());
        assertThat(credential(configuration)).isEqualTo("Token old");

        Files.writeString(file, "new");

        assertThat(credential(configuration)).isEqualTo("Token new");
    }

    private static String credential(Configuration configuration) {
        var headers = ListenKeys.request(configuration, Locale.US).headers();
        return Objects.requireNonNull(headers.get("Authorization"), "no credential")
                .reveal();
    }

    @Test
    void requestShowsNoCredential() {
        var request = ListenKeys.request(
                Configurations.of("beluga.stt.deepgram.api-key", "hidden"),
                Configurations.of().get(EngineKeys.LANGUAGE));

        assertThat(request.toString()).doesNotContain("hidden").contains("wss://api.deepgram.com/v1/listen?model=");
    }

    private static List<Fault> faults(String... settings) {
        Area[] areas = {new ListenKeys(), new FluxKeys(), new SpeakKeys()};
        return Configurations.faults(Configurations.of(settings), areas).stream()
                .filter(fault -> fault.key().contains("deepgram"))
                .toList();
    }
}
