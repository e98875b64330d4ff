package ai.beluga.voice.config;

import static ai.beluga.voice.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each mistake an operator can make, with the sentence that answers it. */
class BadConfigurationTest {

    private static final Key<List<Secret>> TOKEN = Key.secrets("beluga.test.auth-token")
            .requiredInProduction("set the token")
            .describedAs("A credential.");
    private static final Key<Duration> PATIENCE = Key.duration("beluga.test.patience")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(5))
            .describedAs("How long.");
    private static final Key<String> ENGINE = Key.text("beluga.test.engine")
            .oneOf("embedded", "remote")
            .byDefault("embedded")
            .describedAs("Which.");
    private static final Key<Double> SHARE =
            Key.decimal("beluga.test.share").between(0.0, 1.0).byDefault(0.5).describedAs("How much.");

    @TempDir
    Path directory;

    @Test
    void unknownKeyIsAnsweredWithTheNearestKnownOne() {
        Fault fault = onlyFault("beluga.call.max-concurent", "50");

        assertThat(fault.sentence())
                .isEqualTo("beluga.call.max-concurent = \"***\" (from beluga.xml (ordinal 500)): expected a known key;"
                        + " the nearest is beluga.calls.max-concurrent."
                        + " To fix it, write beluga.calls.max-concurrent, or remove it.");
    }

    @Test
    void valueOfAnUnknownKeyIsNotShownBecauseItMayBeAMisspeltSecret() {
        assertThat(onlyFault("beluga.test.auth-tokn", "s3cr3t").block())
                .doesNotContain("s3cr3t")
                .contains("beluga.test.auth-token");
    }

    @Test
    void unknownKeyOfAProfileIsAFaultToo() {
        assertThat(onlyFault("%demo.beluga.greting", "Hi").fix()).contains("beluga.greeting");
    }

    @Test
    void companionOfASecretThatNamesAFileIsKnown() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "abc\n");

        assertThat(faultsOf("beluga.test.auth-token-file", file.toString())).isEmpty();
    }

    @Test
    void letterInAWholeNumberIsAnsweredWithItsRangeAndSource() {
        Fault fault = onlyFault("beluga.calls.max-concurrent", "1OO");

        assertThat(fault.block()).isEqualTo("""
            beluga.calls.max-concurrent = "1OO"
              from   beluga.xml (ordinal 500)
              expect a whole number, 1..5000
              fix    write digits only; see docs/configuration.md#belugacallsmax-concurrent\
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5001", "-1", "99999999999", "1.5", "10 calls"})
    void numberOfCallsOutsideItsRangeIsRefused(String calls) {
        assertThat(onlyFault("beluga.calls.max-concurrent", calls).expected()).isEqualTo("a whole number, 1..5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5 s", "PT5S", "0.5s", "1y", "s", "-5s"})
    void durationWithoutAUnitOrInAnotherFormIsRefused(String duration) {
        Fault fault = onlyFault("beluga.test.patience", duration);

        assertThat(fault.expected()).isEqualTo("a duration with its unit, 1s..1m");
        assertThat(fault.fix()).contains("e.g. 500ms, 5s, 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999ms", "61s", "2h"})
    void durationOutsideItsRangeIsRefused(String duration) {
        assertThat(onlyFault("beluga.test.patience", duration).fix()).startsWith("use a value that is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "-0.1", "NaN", "Infinity", "half"})
    void shareOutsideItsRangeIsRefused(String share) {
        assertThat(onlyFault("beluga.test.share", share).expected()).isEqualTo("a number, 0.0..1.0");
    }

    @Test
    void unknownChoiceIsAnsweredWithAllOfThem() {
        assertThat(onlyFault("beluga.test.engine", "embeded").expected()).isEqualTo("one of embedded, remote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US!", "e", "the English language"})
    void languageThatIsNoTagIsRefused(String language) {
        assertThat(onlyFault("beluga.language", language).expected()).isEqualTo("a BCP 47 language tag");
    }

    @Test
    void missingPublicUrlSaysHowToSetIt() {
        List<Fault> faults = Configurations.faults(Configurations.of(), new GatewayKeys());

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence())
                        .startsWith("beluga.public-url is not set: expected an absolute URL, https")
                        .endsWith("To fix it, set the address Twilio reaches, e.g."
                                + " BELUGA_PUBLIC_URL=https://voice.example.com."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://voice.example.com",
                "http://localhost.example.com",
                "ftp://voice.example.com",
                "voice.example.com",
                "https://",
                "https://voice.example.com?a=b",
                "https://voice.example.com#top",
                "https://me:secret@voice.example.com",
                "https://voice example.com"
            })
    void publicUrlThatTwilioCannotOrMustNotUseIsRefused(String url) {
        Configuration configuration = Configurations.of("beluga.public-url", url);

        assertThat(faults(configuration, new GatewayKeys()))
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).contains("https (http only for localhost)"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://voice.example.com/, https://voice.example.com",
        "HTTPS://voice.example.com, https://voice.example.com",
        "https://voice.example.com:8443/beluga/, https://voice.example.com:8443/beluga",
        "http://localhost:9080, http://localhost:9080",
        "http://127.0.0.1:9080, http://127.0.0.1:9080",
        "http://[::1]:9080/, http://[::1]:9080"
    })
    void publicUrlLosesItsClosingSlash(String written, URI read) {
        assertThat(Configurations.of("beluga.public-url", written).get(GatewayKeys.PUBLIC_URL))
                .isEqualTo(read);
    }

    @Test
    void phoneNumberInAnotherFormIsRefusedWithoutBeingShown() {
        Fault fault = onlyFault("beluga.transfer.number", "0891234567");

        assertThat(fault.sentence()).doesNotContain("0891234567").contains("E.164");
    }

    @Test
    void secretMissingInProductionSaysHowToSetIt() {
        assertThat(faults(Configurations.of("mp.config.profile", "prod"), area()))
                .containsExactly(new Fault(
                        "beluga.test.auth-token",
                        "",
                        "nowhere: neither set nor a default",
                        "one or more secrets, separated by commas",
                        "set the token"));
    }

    @Test
    void withoutAProfileTheGatewayIsInProduction() {
        assertThat(faults(Configurations.of(), area())).hasSize(1);
    }

    @Test
    void secretMissingInTheDemoIsNoFault() {
        assertThat(faults(Configurations.of("mp.config.profile", "demo"), area()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "demo,prod", "DEMO"})
    void unknownProfileIsRefused(String profile) {
        Configuration configuration = Configurations.of("mp.config.profile", profile);

        assertThat(faults(configuration))
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).isEqualTo("one of demo, prod"));
    }

    @Test
    void secretFileThatDoesNotExistIsNamed() {
        Path file = directory.resolve("absent");

        Fault fault = onlyFault("beluga.test.auth-token-file", file.toString());

        assertThat(fault.key()).isEqualTo("beluga.test.auth-token-file");
        assertThat(fault.value()).isEqualTo(file.toString());
    }

    @Test
    void emptySecretFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("empty"), "\n");

        assertThat(onlyFault("beluga.test.auth-token-file", file.toString()).expected())
                .contains("holds the secret");
    }

    @Test
    void secretWrittenWhereItsFileBelongsIsNotShown() {
        assertThat(onlyFault("beluga.test.auth-token-file", "s3cr3t").block())
                .doesNotContain("s3cr3t")
                .contains("absolute path");
    }

    @Test
    void secretGivenTwiceIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "abc");
        List<Fault> faults = faultsOf("beluga.test.auth-token", "xyz", "beluga.test.auth-token-file", file.toString());

        assertThat(faults)
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.expected()).isEqualTo("beluga.test.auth-token or its file, not both"));
    }

    @Test
    void encodedSecretThatCannotBeDecodedIsRefusedWithoutBeingShown() {
        Fault fault = onlyFault("beluga.test.auth-token", "{aes}AbCd");

        assertThat(fault.block())
                .doesNotContain("AbCd")
                .contains("encode it again")
                .contains("***");
    }

    @Test
    void listOfSecretsWithoutAnyIsRefused() {
        assertThat(onlyFault("beluga.test.auth-token", " , ").expected()).startsWith("one or more secrets");
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        List<Fault> faults = faultsOf("beluga.test.patience", "5", "beluga.test.share", "2", "beluga.test.typo", "x");

        assertThat(faults)
                .extracting(Fault::key)
                .containsExactly("beluga.test.patience", "beluga.test.share", "beluga.test.typo");
    }

    @Test
    void faultsBetweenValuesAreReportedBesideTheOthers() {
        Area area = new TestArea() {
            @Override
            public List<Fault> check(Configuration configuration) {
                return List.of(configuration.fault(SHARE, "less than the other", "lower it"));
            }
        };

        assertThat(faults(Configurations.of("mp.config.profile", "demo", "beluga.test.share", "0.9"), area))
                .containsExactly(
                        new Fault("beluga.test.share", "0.9", Written.SOURCE, "less than the other", "lower it"));
    }

    @Test
    void valuesThatAreFaultyThemselvesAreNotComparedWithOthers() {
        Area area = new TestArea() {
            @Override
            public List<Fault> check(Configuration configuration) {
                return configuration.get(SHARE) > 0 ? List.of() : List.of();
            }
        };

        assertThat(faults(Configurations.of("mp.config.profile", "demo", "beluga.test.share", "x"), area))
                .hasSize(1);
    }

    @Test
    void unknownEnvironmentVariableIsOnlyAWarningWithTheNearestName() {
        Written written = Written.of("mp.config.profile", "demo")
                .inTheEnvironment("BELUGA_TEST_SHARES", "BELUGA_TEST_SHARE", "BELUGA_TEST_AUTH_TOKEN_FILE");
        Validation validation =
                new Validation(new Configuration(written, encoded -> Optional.empty()), List.of(area()), List.of());

        assertThat(validation.faults()).isEmpty();
        assertThat(validation.warnings())
                .containsExactly("environment variable BELUGA_TEST_SHARES is not known and has no effect;"
                        + " the nearest known one is BELUGA_TEST_SHARE");
    }

    private static Fault onlyFault(String... keysAndValues) {
        List<Fault> faults = faultsOf(keysAndValues);
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    /** In the demo, where nothing but a public URL is required. */
    private static List<Fault> faultsOf(String... keysAndValues) {
        Written base = Written.of(keysAndValues);
        Settings withBase = new Settings() {
            @Override
            public Optional<Setting> find(String name) {
                return base.find(name)
                        .or(() -> Written.of(
                                        "mp.config.profile", "demo", "beluga.public-url", "https://voice.example.com")
                                .find(name));
            }

            @Override
            public List<Setting> written() {
                return base.written();
            }

            @Override
            public List<String> environment() {
                return base.environment();
            }
        };
        Configuration configuration = new Configuration(withBase, encoded -> Optional.empty());
        return faults(configuration, new GatewayKeys(), new EngineKeys(), area());
    }

    private static Area area() {
        return new TestArea();
    }

    private static class TestArea implements Area {

        @Override
        public String title() {
            return "Test";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(TOKEN, PATIENCE, ENGINE, SHARE);
        }
    }
}
