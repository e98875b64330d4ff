package ai.beluga.voice.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the server under test has logged. */
public final class ServerLog {

    private ServerLog() {}

    /** Everything since its start. */
    public static String text() {
        return text(System.getProperty("it.server.name", ""));
    }

    /** Everything a server of this name has logged; empty before its first line. */
    static String text(String server) {
        return file(server, "messages.log");
    }

    /** What the server under test has logged since its start, finer levels included. */
    static String trace() {
        return file(System.getProperty("it.server.name", ""), "trace.log");
    }

    private static String file(String server, String name) {
        Path log = directory(server).resolve("logs").resolve(name);
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a server of this name has its configuration. */
    static Path directory(String server) {
        return Path.of(System.getProperty("it.liberty.home", ""), "usr", "servers", server);
    }
}
