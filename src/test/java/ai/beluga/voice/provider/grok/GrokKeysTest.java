package ai.beluga.voice.provider.grok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "wss://eu.example.com, wss://eu.example.com/v1/realtime",
        "ws://localhost:9400//, ws://localhost:9400/v1/realtime",
        "wss://gw.example.com/v2/xai, wss://gw.example.com/v2/xai/v1/realtime"
    })
    void addressMayEndInASlashOrBeBehindAProxysPath(String written, String asked) {
        var request = GrokKeys.request(
                Configurations.of(PREFIX + "api-key", "hidden", PREFIX + "base-url", written), Optional.empty());

        assertThat(request.address().toString()).startsWith(asked + "?model=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wss://api.x.ai/v1", "wss://api.x.ai/v1/realtime/", "wss://api.x.ai?model=x", "https://api.x.ai"
            })
    void addressThatWouldBeAskedForItsPathTwiceIsAFault(String written) {
        assertThat(faults(PREFIX + "base-url", written)).extracting(Fault::key).containsExactly(PREFIX + "base-url");
    }

    @Test
    void keyThatWasReplacedInItsFileIsPresentedAtTheNextOpening(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "old");
        Configuration configuration = Configurations.of(PREFIX + "api-key-file", file.toString());
        assertThat(credential(configuration)).isEqualTo("Bearer old");

        Files.writeString(file, "new");

        assertThat(credential(configuration)).isEqualTo("Bearer new");
    }

    @Test
    void requestShowsNoCredential() {
        assertThat(GrokKeys.request(Configurations.of(PREFIX + "api-key", "hidden"), Optional.empty())
                        .toString())
                .doesNotContain("hidden")
                .contains("wss://api.x.ai/v1/realtime?model=grok-voice-3.0");
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

    private static String credential(Configuration configuration) {
        return Objects.requireNonNull(
                        GrokKeys.request(configuration, Optional.empty())
                                .headers()
                                .get("Authorization"),
                        "no credential")
                .reveal();
    }

    private static List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new GrokKeys()).stream()
                .filter(fault -> fault.key().startsWith(PREFIX))
                .toList();
    }
}
