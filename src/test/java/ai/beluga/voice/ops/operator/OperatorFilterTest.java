package ai.beluga.voice.ops.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorFilterTest {

    private static final String NEW = "a-token-of-enough-characters";
    private static final String OLD = "another-one-that-is-replaced";

    @TempDir
    Path directory;

    @Test
    void withoutATokenConfiguredThereIsNothingToBeFound() {
        assertThat(new OperatorFilter(Configurations.of()).refusal(Optional.of("Bearer " + NEW)))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer " + NEW + ", 0",
        "bearer  " + OLD + ", 0",
        "Bearer wrong, 401",
        "Bearer, 401",
        "Basic " + NEW + ", 401",
        NEW + ", 401"
    })
    void onlyWhoPresentsATokenGetsIn(String header, int refusal) {
        OperatorFilter filter = new OperatorFilter(Configurations.of("beluga.operator.token", NEW + "," + OLD));

        assertThat(filter.refusal(Optional.of(header))).isEqualTo(refusal);
        assertThat(filter.refusal(Optional.empty())).isEqualTo(401);
    }

    @Test
    void tokenIsReplacedWithoutANewStart() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), OLD);
        OperatorFilter filter = new OperatorFilter(Configurations.of("beluga.operator.token-file", file.toString()));
        assertThat(filter.refusal(Optional.of("Bearer " + OLD))).isZero();

        Files.writeString(file, NEW);

        assertThat(filter.refusal(Optional.of("Bearer " + OLD))).isEqualTo(401);
        assertThat(filter.refusal(Optional.of("Bearer " + NEW))).isZero();
    }

    @Test
    void nobodyGetsInWhileTheTokenIsReplacedByOneThatCanBeGuessed() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), OLD);
        OperatorFilter filter = new OperatorFilter(Configurations.of("beluga.operator.token-file", file.toString()));
        assertThat(filter.refusal(Optional.of("Bearer " + OLD))).isZero();

        Files.writeString(file, "short");
        assertThat(filter.refusal(Optional.of("Bearer " + OLD))).isEqualTo(401);
        assertThat(filter.refusal(Optional.of("Bearer short"))).isEqualTo(401);

        Files.writeString(file, "");
        assertThat(filter.refusal(Optional.of("Bearer " + OLD))).isZero();
    }

    @Test
    void tokenThatCanBeGuessedIsAFault() {
        assertThat(Configurations.faults(
                        Configurations.of("beluga.operator.token", NEW + ",short"), new OperatorKeys()))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.key()).isEqualTo("beluga.operator.token");
                    assertThat(fault.expected()).contains("16 characters");
                    assertThat(fault.value()).doesNotContain("short");
                });
    }
}
