package ai.beluga.voice.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "wss://eu.example.com, wss://eu.example.com/v1/realtime",
        "ws://localhost:9400//, ws://localhost:9400/v1/realtime",
        "wss://gw.example.com/v2/openai, wss://gw.example.com/v2/openai/v1/realtime"
    })
    void addressMayEndInASlashOrBeBehindAProxysPath(String written, String asked) {
        var request = OpenAiKeys.request(Configurations.of(PREFIX + "api-key", "hidden", PREFIX + "base-url", written));

        assertThat(request.address().toString()).startsWith(asked + "?model=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://api.openai.com/v1",
                "wss://api.openai.com/v1/realtime/",
                "wss://api.openai.com?model=x",
                "https://api.openai.com"
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
        assertThat(OpenAiKeys.request(Configurations.of(PREFIX + "api-key", "hidden"))
                        .toString())
                .doesNotContain("hidden")
                .contains("wss://api.openai.com/v1/realtime?model=gpt-realtime-2.1");
    }

    private static String credential(Configuration configuration) {
        return Objects.requireNonNull(
                        OpenAiKeys.request(configuration).headers().get("Authorization"), "no credential")
                .reveal();
    }

    private static List<Fault> faults(String... settings) {
        return Configurations.faults(Configurations.of(settings), new OpenAiKeys()).stream()
                .filter(fault -> fault.key().startsWith(PREFIX))
                .toList();
    }
}
