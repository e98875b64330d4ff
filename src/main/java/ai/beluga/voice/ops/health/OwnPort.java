package ai.beluga.voice.ops.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/** The server's HTTP port, seen from this machine. */
@Singleton
class OwnPort {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int FIRST_ERROR_STATUS = 400;
    private static final String DEFAULT_PORT = "9080";
    private static final int HIGHEST_PORT = 65_535;

    /** Addresses that mean every address of the machine, loopback included. */
    private static final Set<String> EVERY_ADDRESS = Set.of("*", "0.0.0.0", "::", "");

    private final Supplier<String> host;
    private final Supplier<String> port;

    /** As the server reads them: variables {@code http.host} and {@code http.port}, or {@code HTTP_HOST} and {@code HTTP_PORT}. */
    @Inject
    OwnPort(Config config) {
        this(
                () -> config.getOptionalValue("http.host", String.class).orElse("*"),
                () -> config.getOptionalValue("http.port", String.class).orElse(DEFAULT_PORT));
    }

    OwnPort(Supplier<String> host, Supplier<String> port) {
        this.host = host;
        this.port = port;
    }

    /** Who answered. */
    enum Answer {
        OURS,
        FOREIGN,
        NOBODY,
        /** What was configured is no port, so nobody was asked. */
        NO_PORT
    }

    /** As configured, whether or not it is a number. */
    String name() {
        return port.get().strip();
    }

    /** Asks whether {@code instance} answers; takes two seconds at most. Without a plain port there is nothing to ask. */
    Answer ask(String instance) {
        OptionalInt number = number(name());
        if (number.isEmpty()) {
            return Answer.NO_PORT;
        }
        if (number.getAsInt() <= 0) {
            return Answer.OURS;
        }
        try {
            return liveness(number.getAsInt()).contains(instance) ? Answer.OURS : Answer.FOREIGN;
        } catch (ConnectException refused) {
            return Answer.NOBODY;
        } catch (IOException strange) {
            return Answer.FOREIGN;
        }
    }

    private static OptionalInt number(String name) {
        boolean isNumber = name.matches("-?\\d{1,5}") && Integer.parseInt(name) <= HIGHEST_PORT;
        return isNumber ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
    }

    private String liveness(int number) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) page(number).openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream body = connection.getResponseCode() < FIRST_ERROR_STATUS
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            return body == null ? "" : new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    private URL page(int number) throws IOException {
        String reachable = EVERY_ADDRESS.contains(host.get()) ? "localhost" : host.get();
        try {
            return new URI("http", null, reachable, number, "/health/live", null, null).toURL();
        } catch (URISyntaxException noHost) {
            throw new IOException(noHost);
        }
    }
}
