package ai.beluga.voice.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Tells figures as they are measured, and keeps them in {@code target/measurements.txt}. */
final class Figures {

    private static final System.Logger LOG = System.getLogger(Figures.class.getName());
    private static final Path FILE = Path.of("target", "measurements.txt");
    private static final double BYTES_PER_MB = 1_048_576.0;

    private Figures() {}

    static void tell(String line) throws IOException {
        LOG.log(System.Logger.Level.INFO, line);
        Files.writeString(FILE, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static void tell(String about, List<String> lines) throws IOException {
        for (String line : lines) {
            tell(about + ": " + line);
        }
    }

    static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / BYTES_PER_MB);
    }
}
