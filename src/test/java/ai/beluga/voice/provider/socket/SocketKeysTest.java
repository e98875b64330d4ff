package ai.beluga.voice.provider.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketKeysTest {

    private static final String URL = "beluga.s2s.vendor.base-url";
    private static final String KEY = "beluga.s2s.vendor.api-key";

    private final SocketKeys keys = new SocketKeys(
            new SocketFaults("The vendor", "beluga.s2s.vendor", "x-error"),
            URI.create("wss://api.example.com"),
            Pattern.compile("/v\\d+/*$"),
            "/v1");

    @Test
    void missingCredentialIsAFaultThatNamesItAndWhatAsksForIt() {
        Configuration without = Configurations.of("beluga.s2s.provider", "vendor");
        Configuration with = Configurations.of("beluga.s2s.provider", "vendor", KEY, "secret");

        assertThat(keys.missingKey(with, EngineKeys.S2S_PROVIDER)).isEmpty();
        assertThat(keys.missingKey(without, EngineKeys.S2S_PROVIDER))
                .map(Fault::sentence)
                .hasValueSatisfying(
                        told -> assertThat(told).contains(KEY, "because beluga.s2s.provider is vendor", KEY + "-file"));
    }

    @ParameterizedTest
    @CsvSource({
        "wss://eu.example.com, wss://eu.example.com/v1",
        "wss://eu.example.com/, wss://eu.example.com/v1",
        "ws://localhost:9400//, ws://localhost:9400/v1",
        "wss://proxy.example.com/speech/, wss://proxy.example.com/speech/v1",
        "wss://gw.example.com/v2/vendor, wss://gw.example.com/v2/vendor/v1"
    })
    void addressMayEndInASlashOrBeBehindAProxysPath(String written, String asked) {
        assertThat(faults(URL, written)).isEmpty();
        assertThat(request(Configurations.of(URL, written, KEY, "secret")).address())
                .hasToString(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://api.example.com/v1",
                "wss://gw.example.com/v2/vendor/v1/",
                "wss://api.example.com?model=x",
                "wss://api.example.com/#x",
                "https://api.example.com"
            })
    void addressThatCannotBeAskedIsAFaultThatSaysWhy(String written) {
        assertThat(faults(URL, written)).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(URL);
            assertThat(fault.expected()).contains("without the vendor's own path (/v1), query and fragment");
        });
    }

    @Test
    void keyThatWasReplacedInItsFileIsPresentedAtTheNextOpening(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "old");
        Configuration configuration = Configurations.of(KEY + "-file", file.toString());
        assertThat(credential(configuration)).isEqualTo("Bearer old");

        Files.writeString(file, "new");

        assertThat(credential(configuration)).isEqualTo("Bearer new");
    }

    @Test
    void requestShowsNoCredential() {
        assertThat(request(Configurations.of(KEY, "hidden")).toString())
                .doesNotContain("hidden")
                .contains("wss://api.example.com/v1");
    }

    private SocketRequest request(Configuration configuration) {
        return keys.request(configuration, "/v1", "Authorization", "Bearer ");
    }

    private String credential(Configuration configuration) {
        return Objects.requireNonNull(request(configuration).headers().get("Authorization"), "no credential")
                .reveal();
    }

    private List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new OneVendor(keys));
    }

    private record OneVendor(SocketKeys keysOfIt) implements Area {

        @Override
        public String title() {
            return "Vendor";
        }

        @Override
        public List<Key<?>> keys() {
            return keysOfIt.keys();
        }
    }
}
