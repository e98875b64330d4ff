package ai.beluga.voice.simulator.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator is strict: what the documentation does not allow is found. */
class DeepgramSimulatorTest {

    private static final String FORMAT = "&encoding=mulaw&sample_rate=8000";

    private final DeepgramSimulator simulator = new DeepgramSimulator("key");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.shutdownNow();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/listen?model=nova-3, KeepAlive, ''",
        "/v1/listen?model=nova-3, Flush, 'message of type \"Flush\"'",
        "/v2/listen?model=flux-general-en, KeepAlive, 'message of type \"KeepAlive\"'",
        "/v2/listen?model=flux-general-en, Finalize, 'message of type \"Finalize\"'",
        "/v1/speak?model=aura-2-thalia-en, CloseStream, 'message of type \"CloseStream\"'"
    })
    void messageTheServiceDoesNotKnowIsFound(String target, String type, String violation) {
        WebSocket socket = open(target);

        socket.sendText("{\"type\":\"" + type + "\"}", true).join();
        simulator.await(type);
        socket.sendText("{}", true).join();
        simulator.await("");

        assertThat(String.join("; ", simulator.violations()))
                .isEqualTo((violation.isEmpty() ? "" : violation + "; ") + "message of type \"\"");
    }

    @Test
    void fieldNobodyKnowsEmptyAudioAndGarbageAreFound() {
        WebSocket socket = open("/v1/listen?model=nova-3");

        socket.sendText("{\"type\":\"Finalize\",\"number\":1}", true).join();
        socket.sendBinary(ByteBuffer.allocate(0), true).join();
        socket.sendText("nonsense", true).join();
        socket.sendText("{\"type\":\"KeepAlive\"}", true).join();
        simulator.await("KeepAlive");

        assertThat(simulator.violations()).hasSize(3);
    }

    @Test
    void moreFlushesThanAllowedAreFound() {
        WebSocket socket = open("/v1/speak?model=aura-2-thalia-en");

        for (int i = 0; i < 21; i++) {
            socket.sendText("{\"type\":\"Flush\"}", true).join();
            simulator.await("Flush");
        }
        socket.sendText("{\"type\":\"Clear\"}", true).join();
        simulator.await("Clear");

        assertThat(simulator.violations()).containsExactly("more than 20 flushes in a minute");
    }

    @Test
    void textBeyondTheLimitIsFound() {
        WebSocket socket = open("/v1/speak?model=aura-2-thalia-en");

        socket.sendText("{\"type\":\"Speak\",\"text\":\"" + "a".repeat(2_001) + "\"}", true)
                .join();
        simulator.await("Speak");
        simulator.await("gone");

        assertThat(simulator.violations()).containsExactly("more than 2000 characters wait to be spoken");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/listen?model=nova3, 400",
        "/v1/listen?model=nova-3&vad=yes, 400",
        "/v1/listen?model=nova-3&model=nova-2, 400",
        "/v2/listen?model=flux-general-en&eot_threshold=0.95, 400",
        "/v3/listen?model=nova-3, 404"
    })
    void requestThatIsNotAsDocumentedIsRefusedAndFound(String target, int status) {
        assertThatThrownBy(() -> open(target))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(status));
        assertThat(simulator.violations()).isNotEmpty();
    }

    @Test
    void processTakesCommands() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SimulatorCommand command = new SimulatorCommand(simulator, new PrintStream(out, true, StandardCharsets.UTF_8));
        command.run("refuse 503 1");
        command.run("dance");

        assertThatThrownBy(() -> open("/v1/listen?model=nova-3")).hasCauseInstanceOf(WebSocketHandshakeException.class);
        open("/v1/listen?model=nova-3");
        command.run("close 1011 NET-0000");
        simulator.await("gone");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("ok refuse", "unknown: dance", "ok close");
    }

    private WebSocket open(String target) {
        return client.newWebSocketBuilder()
                .header("Authorization", "Token key")
                .buildAsync(URI.create(simulator.baseUrl() + target + FORMAT), new WebSocket.Listener() {})
                .join();
    }
}
