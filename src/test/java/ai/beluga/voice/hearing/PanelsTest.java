package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.Chart.Axis;
import ai.beluga.voice.hearing.Chart.Series;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PanelsTest {

    private static final Axis PERCENT = new Axis("speech found, %", 0, 100, 20);
    private static final Chart LINES = Chart.lines(
            "In white noise",
            new Axis("speech over noise, dB", 0, 20, 5),
            PERCENT,
            List.of(new Series("silero", new double[] {0, 20}, new double[] {0, 100})));
    private static final Chart BARS = Chart.bars(
            "Gain",
            new Axis("gain, dB", -12, 12, 4),
            List.of("white", "hum"),
            List.of(
                    new Series("webrtc", new double[0], new double[] {6, -6}),
                    new Series("spectral", new double[0], new double[] {3, 30})));

    private static Document parsed(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
    }

    @Test
    void chartsAreWrittenAsOneSmallSvgWithTitlesUnitsAndLegend(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("new/plots.svg");

        Panels.write(file, 2, List.of(LINES, BARS, LINES));

        assertThat(parsed(file).getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(file)
                .content()
                .contains("In white noise", "speech over noise, dB", "speech found, %", "silero", "hum", "spectral");
        assertThat(Files.size(file)).isLessThan(150_000);
    }

    /** The plot lies from 52 to 384 across and from 30 to 230 down. */
    @Test
    void linesGoWhereTheirPointsAre() {
        assertThat(LINES.svg(0, 0)).contains("points=\"52.0,230.0 384.0,30.0\"");
    }

    @Test
    void barsStandOnZeroAndEndAtTheEdge() {
        assertThat(BARS.svg(0, 0))
                .contains("y=\"80.0\" width=\"65.4\" height=\"50.0\" fill=\"#009e73\"")
                .contains("y=\"130.0\" width=\"65.4\" height=\"50.0\" fill=\"#009e73\"")
                .contains("y=\"30.0\" width=\"65.4\" height=\"100.0\" fill=\"#e69f00\"");
    }
}
