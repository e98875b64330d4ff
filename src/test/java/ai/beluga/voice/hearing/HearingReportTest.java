package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingReportTest {

    /** {@code mvn -Phearing} writes the page again. */
    @Test
    void publishedReportSaysHowItWasMade() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/hearing-report.md"));

        assertThat(ReportText.all()).filteredOn(line -> !page.contains(line)).isEmpty();
    }
}
