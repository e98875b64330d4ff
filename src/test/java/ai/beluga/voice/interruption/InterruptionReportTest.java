package ai.beluga.voice.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionReportTest {

    /** {@code mvn -Pinterruption} writes the page again. */
    @Test
    void publishedReportSaysHowItWasMade() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/interruption-report.md"));

        assertThat(ReportText.all()).filteredOn(line -> !page.contains(line)).isEmpty();
    }
}
