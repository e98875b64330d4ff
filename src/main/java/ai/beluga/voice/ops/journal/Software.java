package ai.beluga.voice.ops.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the gateway this is, as the build wrote it down. */
final class Software {

    private static final String FILE = "version.properties";

    private Software() {}

    /** Such as {@code 0.1.0}; "unknown" when the build did not write it. */
    static String version() {
        Properties facts = new Properties();
        try (InputStream file = Software.class.getResourceAsStream(FILE)) {
            if (file != null) {
                facts.load(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the version of the gateway cannot be read", broken);
        }
        String version = facts.getProperty("version", "");
        return version.isBlank() || version.startsWith("$") ? "unknown" : version;
    }
}
