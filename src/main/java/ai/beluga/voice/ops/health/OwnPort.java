package ai.beluga.voice.ops.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.Config;

/** The server's HTTP port, seen from outside over loopback. */
@Singleton
class OwnPort {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int DEFAULT_PORT = 9080;

    private final Config config;

    @Inject
    OwnPort(Config config) {
        this.config = config;
    }

    /** Who answered. */
    enum Answer {
        OURS,
        FOREIGN,
        NOBODY
    }

    /** As the server reads it, from the variable {@code http.port}; in the environment {@code HTTP_PORT}. */
    int number() {
        return config.getOptionalValue("http.port", Integer.class).orElse(DEFAULT_PORT);
    }

    /** Asks whether {@code instance} answers; takes two seconds at most. */
    Answer ask(String instance) {
        try {
            return liveness().contains(instance) ? Answer.OURS : Answer.FOREIGN;
        } catch (ConnectException refused) {
            return Answer.NOBODY;
        } catch (IOException strange) {
            return Answer.FOREIGN;
        }
    }

    private String liveness() throws IOException {
        URI page = URI.create("http://localhost:" + number() + "/health/live");
        HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
