package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointingReportTest {

    /** {@code mvn -Pendpointing} writes the page again. */
    @Test
    void publishedReportSaysHowItWasMadeAndThatTheRuleIsBetterThanSilenceAlone() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/endpointing-report.md"));

        assertThat(EndpointingText.method())
                .filteredOn(line -> !page.contains(line))
                .isEmpty();
        assertThat(page).anyMatch(line -> line.startsWith("Fused: below the curve"));
        assertThat(page)
                .anyMatch(line -> line.startsWith("Fused against silence only") && line.contains("better in both"));
        assertThat(page).noneMatch(line -> line.contains("NOT "));
    }
}
