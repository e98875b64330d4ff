package ai.beluga.voice.hearing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Charts beside and below each other in one SVG file. */
final class Panels {

    private Panels() {}

    static void write(Path file, int columns, List<Chart> charts) throws IOException {
        int width = columns * Chart.WIDTH;
        int height = Math.ceilDiv(charts.size(), columns) * Chart.HEIGHT;
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height
                + "\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11\" fill=\"#222\">\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (int i = 0; i < charts.size(); i++) {
            out.append(charts.get(i).svg(i % columns * Chart.WIDTH, i / columns * Chart.HEIGHT));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, out.append("</svg>\n"));
    }
}
