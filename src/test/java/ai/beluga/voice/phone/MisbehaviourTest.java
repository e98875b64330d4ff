package ai.beluga.voice.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.script.Scenario;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each misbehaviour does what its name says: seen from the server's end of the socket. */
class MisbehaviourTest {

    private final TestServer server = new TestServer();
    private final CompletableFuture<Object> seen = new CompletableFuture<>();

    MisbehaviourTest() {
        server.pages.put(
                "/voice",
                request -> TestServer.Reply.twiml("<Connect><Stream url=\"ws://localhost/media\"/></Connect>"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private interface Look {
        Object at(TestSocket socket) throws IOException;
    }

    private CallRecord call(Look look, String... lines) throws Exception {
        server.media = socket -> {
            try {
                seen.complete(look.at(socket));
                socket.closeWith(1002);
            } catch (IOException e) {
                seen.completeExceptionally(e);
            }
        };
        return Phone.to(URI.create("http://localhost/voice"))
                .connect("localhost", server.port())
                .call(Scenario.of(lines));
    }

    private Object seen() throws Exception {
        return seen.get(20, TimeUnit.SECONDS);
    }

    private static TestSocket.Received fragment(TestSocket socket) throws IOException {
        TestSocket.Received frame = socket.read();
        while (frame.last()) {
            frame = socket.read();
        }
        return frame;
    }

    @Test
    void hugeMessageAnnouncesAndSends64MiB() throws Exception {
        call(
                socket -> {
                    long[] head = socket.head();
                    while (head[1] < 1_000_000) {
                        socket.skip(head[1] + 4);
                        head = socket.head();
                    }
                    socket.skip(head[1] + 4);
                    return head[1];
                },
                "misbehave huge message",
                "expect close");

        assertThat(seen()).isEqualTo(64L * 1024 * 1024);
    }

    @Test
    void endlessFragmentsNeverFinishTheirMessage() throws Exception {
        CallRecord record = call(
                socket -> {
                    int opcode = fragment(socket).opcode();
                    for (int i = 0; i < 50; i++) {
                        TestSocket.Received next = socket.read();
                        if (next.last() || next.opcode() != 0) {
                            return "a finished message";
                        }
                    }
                    return opcode;
                },
                "misbehave endless fragments",
                "expect close within 5s");

        assertThat(seen()).isEqualTo(1);
        assertThat(record.failure()).isEmpty();
    }

    @Test
    void halfAFrameIsFollowedByNothing() throws Exception {
        CallRecord record = call(
                socket -> {
                    long[] head = socket.head();
                    while (head[1] != 1_000) {
                        socket.skip(head[1] + 4);
                        head = socket.head();
                    }
                    socket.skip(4 + 500);
                    socket.socket.setSoTimeout(300);
                    try {
                        return socket.read();
                    } catch (java.net.SocketTimeoutException e) {
                        return "nothing";
                    }
                },
                "misbehave half a frame",
                "expect close");

        assertThat(seen()).isEqualTo("nothing");
        assertThat(record.stream().closeCode()).isEqualTo(1002);
    }

    @Test
    void startIsWithheldWhileTheSocketIsOpen() throws Exception {
        CallRecord record = call(
                socket -> {
                    JsonObject first = socket.message();
                    socket.socket.setSoTimeout(300);
                    try {
                        return socket.message();
                    } catch (java.net.SocketTimeoutException e) {
                        return first.getString("event");
                    }
                },
                "misbehave silence before start",
                "expect close within 5s");

        assertThat(seen()).isEqualTo("connected");
        assertThat(record.failure()).isEmpty();
        assertThat(record.stream().closeReason()).isEmpty();
    }

    @Test
    void foreignStreamHasAnotherSid() throws Exception {
        call(
                socket -> {
                    JsonObject message = socket.await("media");
                    while (message.getString("streamSid").equals(socket.streamSid)) {
                        message = socket.await("media");
                    }
                    return message.getString("streamSid");
                },
                "misbehave foreign streamSid",
                "expect close");

        assertThat(seen()).isEqualTo("MZ" + "f".repeat(32));
    }

    @Test
    void floodIsFarFasterThanRealTime() throws Exception {
        call(
                socket -> {
                    socket.await("start");
                    long begin = System.nanoTime();
                    for (int i = 0; i < 500; i++) {
                        socket.await("media");
                    }
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                },
                "misbehave frame flood",
                "expect close");

        assertThat((Long) seen()).isLessThan(5_000);
    }

    @Test
    void secondStartIsSent() throws Exception {
        call(
                socket -> {
                    socket.await("start");
                    return socket.await("start").getString("event");
                },
                "misbehave duplicate start",
                "expect close");

        assertThat(seen()).isEqualTo("start");
    }

    @Test
    void binaryMessageIsSent() throws Exception {
        call(
                socket -> {
                    TestSocket.Received frame = socket.read();
                    while (frame.opcode() == 1) {
                        frame = socket.read();
                    }
                    return frame.opcode();
                },
                "misbehave binary frame",
                "expect close");

        assertThat(seen()).isEqualTo(2);
    }

    @Test
    void dropIsAReset() throws Exception {
        call(
                socket -> {
                    try {
                        while (true) {
                            socket.message();
                        }
                    } catch (IOException e) {
                        return String.valueOf(e.getMessage());
                    }
                },
                "wait 200ms",
                "drop",
                "expect end");

        assertThat(seen()).asString().containsIgnoringCase("reset");
    }

    @Test
    void whoStopsReadingBlocksTheServer() throws Exception {
        call(
                socket -> {
                    socket.socket.setSendBufferSize(8_192);
                    socket.await("media");
                    CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> fill(socket));
                    try {
                        sent.get(1_500, TimeUnit.MILLISECONDS);
                        return "all taken";
                    } catch (java.util.concurrent.TimeoutException e) {
                        return "blocked";
                    } catch (Exception e) {
                        return e.toString();
                    } finally {
                        socket.socket.close();
                    }
                },
                "stop reading",
                "wait 3s",
                "expect close");

        assertThat(seen()).isEqualTo("blocked");
    }

    private static void fill(TestSocket socket) {
        try {
            for (int i = 0; i < 4_000; i++) {
                socket.media(TestAgent.tone(3_200));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void marksOfASlowLineAreEchoedLate() throws Exception {
        server.media = new TestAgent();
        LineConditions bad = new LineConditions(java.time.Duration.ofMillis(300), 0, java.time.Duration.ZERO, 5, 7);

        CallRecord record = Phone.to(URI.create("http://localhost/voice"))
                .connect("localhost", server.port())
                .conditions(bad)
                .call(Scenario.of("wait greeting", "hang up"));

        List<TimeLine.Entry> entries = record.timeLine().entries();
        long came = at(entries, "media");
        long echoed = at(entries, "mark-echo");
        assertThat(echoed - came).isGreaterThan(600);
    }

    private static long at(List<TimeLine.Entry> entries, String event) {
        return entries.stream()
                .filter(entry -> entry.event().equals(event))
                .findFirst()
                .orElseThrow()
                .at()
                .toMillis();
    }
}
