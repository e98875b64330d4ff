package ai.beluga.voice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.beluga.voice.testkit.LoggedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private static final Key<List<Secret>> TOKENS = Key.secrets("beluga.test.tokens");
    private static final Key<Secret> PASSWORD = Key.secret("beluga.test.password");

    @TempDir
    Path directory;

    @Test
    void valuesOfEveryKindAreRead() {
        Configuration configuration = Configurations.of(
                "beluga.a.number", "7",
                "beluga.a.decimal", "0.25",
                "beluga.a.flag", "true",
                "beluga.a.path", "/opt/models",
                "beluga.a.language", "de-AT");

        assertThat(configuration.get(Key.number("beluga.a.number"))).isEqualTo(7);
        assertThat(configuration.get(Key.decimal("beluga.a.decimal"))).isEqualTo(0.25);
        assertThat(configuration.get(Key.flag("beluga.a.flag"))).isTrue();
        assertThat(configuration.get(Key.path("beluga.a.path"))).isEqualTo(Path.of("/opt/models"));
        assertThat(configuration.get(Key.language("beluga.a.language"))).isEqualTo(Locale.of("de", "AT"));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "10m, PT10M", "1h, PT1H", "30d, PT720H", "0s, PT0S"})
    void durationsAreReadWithTheirUnit(String written, Duration read) {
        assertThat(Configurations.of("beluga.a.b", written).get(Key.duration("beluga.a.b")))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "1500ms", "5s", "90s", "10m", "1h", "30d", "0ms"})
    void defaultsAreShownAsAnOperatorWouldWriteThem(String written) {
        Duration duration = DurationText.read(written).orElseThrow();

        assertThat(Key.duration("beluga.a.b").byDefault(duration).defaultText()).contains(written);
    }

    @Test
    void defaultHoldsWhereNothingIsWritten() {
        assertThat(Configurations.of().get(GatewayKeys.MAX_CONCURRENT)).isEqualTo(100);
        assertThat(Configurations.of("beluga.calls.max-concurrent", "7").get(GatewayKeys.MAX_CONCURRENT))
                .isEqualTo(7);
    }

    @Test
    void keyWithoutValueIsNotSetAndCannotBeRead() {
        Configuration configuration = Configurations.of();

        assertThat(configuration.isSet(GatewayKeys.TRANSFER_NUMBER)).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> configuration.get(GatewayKeys.TRANSFER_NUMBER))
                .withMessage("beluga.transfer.number is not set");
    }

    @Test
    void valueThatIsNotAllowedCannotBeRead() {
        Configuration configuration = Configurations.of("beluga.calls.max-concurrent", "0");

        assertThat(configuration.isSet(GatewayKeys.MAX_CONCURRENT)).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> configuration.get(GatewayKeys.MAX_CONCURRENT))
                .withMessageContaining("1..5000");
    }

    @Test
    void severalSecretsAreSeparatedByCommas() {
        assertThat(Configurations.of("beluga.test.tokens", "new, old,").get(TOKENS))
                .containsExactly(new Secret("new"), new Secret("old"));
    }

    @Test
    void secretsComeFromAFileWithoutItsLineEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens"), "new,old\n");

        assertThat(Configurations.of("beluga.test.tokens-file", file.toString()).get(TOKENS))
                .containsExactly(new Secret("new"), new Secret("old"));
    }

    @Test
    void secretInAFileIsReadAgainForWhoAsksForTheCurrentOne() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "old");
        Configuration configuration = Configurations.of("beluga.test.password-file", file.toString());
        assertThat(configuration.current(PASSWORD).reveal()).isEqualTo("old");

        Files.writeString(file, "new");
        assertThat(configuration.current(PASSWORD).reveal()).isEqualTo("new");

        Files.writeString(file, "");
        assertThat(configuration.current(PASSWORD).reveal()).isEqualTo("new");
        Files.delete(file);
        assertThat(configuration.current(PASSWORD).reveal()).isEqualTo("new");
    }

    @Test
    void secretReplacedByWhatIsNotAllowedIsToldOnceAndNotShown() throws IOException {
        Key<Secret> longOne = Key.secret("beluga.test.password")
                .where(secret -> secret.reveal().length() > 8, "longer");
        Path file = Files.writeString(directory.resolve("password"), "long enough");
        Configuration configuration = Configurations.of("beluga.test.password-file", file.toString());
        assertThat(configuration.current(longOne).reveal()).isEqualTo("long enough");

        List<String> logged = LoggedLines.of(Configuration.class, () -> {
            replace(file, "short");
            assertThat(configuration.current(longOne).reveal()).isEqualTo("long enough");
            assertThat(configuration.currentIfAllowed(longOne)).isEmpty();
            replace(file, "long enough again");
            assertThat(configuration.current(longOne).reveal()).isEqualTo("long enough again");
            replace(file, "short");
            assertThat(configuration.current(longOne).reveal()).isEqualTo("long enough again");
        });

        assertThat(logged)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("beluga.test.password = \"***\"")
                        .contains("expected", "longer")
                        .doesNotContain("short"));
    }

    private static void replace(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void strongerSourceDecidesBetweenASecretAndItsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "from file");
        String[] both = {"beluga.test.password", "written", "beluga.test.password-file", file.toString()};

        Configuration writtenInTheApplication = new Configuration(
                Written.of(both).withOrdinal("beluga.test.password", 100), encoded -> Optional.empty());
        Configuration fileInTheApplication = new Configuration(
                Written.of(both).withOrdinal("beluga.test.password-file", 100), encoded -> Optional.empty());

        assertThat(writtenInTheApplication.get(PASSWORD).reveal()).isEqualTo("from file");
        assertThat(fileInTheApplication.get(PASSWORD).reveal()).isEqualTo("written");
    }

    @Test
    void encodedSecretsAreDecodedOneByOne() {
        Configuration configuration = new Configuration(
                Written.of("beluga.test.tokens", "{xor}one,plain", "beluga.test.password", "{xor}two"),
                encoded -> Optional.of(encoded.replace("{xor}", "decoded ")));

        assertThat(configuration.get(TOKENS)).containsExactly(new Secret("decoded one"), new Secret("plain"));
        assertThat(configuration.get(PASSWORD).reveal()).isEqualTo("decoded two");
    }

    @Test
    void secretsCannotBePrinted() {
        assertThat(new Secret("s3cr3t")).hasToString("***");
        assertThat(Configurations.of("beluga.test.tokens", "a,b").get(TOKENS)).hasToString("[***, ***]");
    }

    @Test
    void faultOfAWithheldValueDoesNotShowIt() {
        Configuration configuration = Configurations.of("beluga.transfer.number", "+14155550100");

        assertThat(configuration.fault(GatewayKeys.TRANSFER_NUMBER, "none", "remove it"))
                .isEqualTo(new Fault("beluga.transfer.number", "***", Written.SOURCE, "none", "remove it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "beluga", "beluga.Greeting", "beluga.a_b", "beluga..a", "beluga.a-"})
    void keyOutsideTheNamingRulesCannotBeDeclared(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Key.text(name)).withMessageContaining("lower-case words");
    }

    @Test
    void environmentNameIsUpperCaseWithUnderscores() {
        assertThat(GatewayKeys.MAX_CONCURRENT.environmentName()).isEqualTo("BELUGA_CALLS_MAX_CONCURRENT");
    }
}
