package ai.beluga.voice.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.ops.health.OwnPort.Answer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPortTest {

    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void openPort() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/live", exchange -> {
            byte[] answer = "{\"data\":{\"instance\":\"me\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void closePort() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "0.0.0.0", "localhost", "127.0.0.1"})
    void ownInstanceIsRecognised(String host) {
        assertThat(port(host).ask("me")).isEqualTo(Answer.OURS);
    }

    @Test
    void ownInstanceIsRecognisedEvenWhenItIsNotLive() {
        status = 503;

        assertThat(port("*").ask("me")).isEqualTo(Answer.OURS);
    }

    @Test
    void otherInstanceIsForeign() {
        assertThat(port("*").ask("somebody else")).isEqualTo(Answer.FOREIGN);
    }

    @Test
    void closedPortIsNobodys() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(new OwnPort(() -> "*", () -> "" + closed).ask("me")).isEqualTo(Answer.NOBODY);
    }

    @Test
    void portThatDoesNotSpeakHttpIsForeign() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(new OwnPort(() -> "*", () -> "" + silent.getLocalPort()).ask("me"))
                    .isEqualTo(Answer.FOREIGN);
        }
    }

    @Test
    void withoutAPlainPortThereIsNothingToAsk() {
        assertThat(new OwnPort(() -> "*", () -> "-1").ask("me")).isEqualTo(Answer.OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "65536", "99999", "80 80"})
    void whatIsNoPortIsNotAsked(String configured) {
        assertThat(new OwnPort(() -> "*", () -> configured).ask("me")).isEqualTo(Answer.NO_PORT);
    }

    private OwnPort port(String host) {
        return new OwnPort(() -> host, () -> "" + server.getAddress().getPort());
    }
}
