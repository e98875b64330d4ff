package ai.beluga.voice.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.playout.Echo;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Form;
import ai.beluga.voice.phone.wire.Signature;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.Unreachable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole calls against a small agent, in real time. */
class PhoneCallTest {

    /** A busy machine may be this slow; what is measured must only be of the right kind. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestServer server = new TestServer();
    private final Phone phone = Phone.to(URI.create("http://voice.example.com/voice"))
            .connect("localhost", server.port())
            .token("12345");

    @AfterEach
    void stop() {
        server.close();
    }

    /** The public address is https, the server here has no TLS: the stream must go there in the clear. */
    private CallRecord call(String... lines) throws Unreachable {
        plainStream("");
        return phone.call(Scenario.of(lines));
    }

    private void plainStream(String after) {
        server.pages.put(
                "/voice",
                request -> TestServer.Reply.twiml("<Connect><Stream url=\"ws://localhost/media\""
                        + " statusCallback=\"http://voice.example.com/status\"><Parameter name=\"ticket\""
                        + " value=\"t-1\"/></Stream></Connect>" + after));
    }

    @Test
    void conversationIsHeardAndMeasured() throws Exception {
        server.media = new TestAgent();

        CallRecord record = call("wait greeting", "say audio/cards-001.ulaw.wav", "wait reply", "hang up");

        assertThat(record.failure()).isEmpty();
        assertThat(record.violations()).isEmpty();
        assertThat(record.outcome()).isEqualTo(CallRecord.Outcome.CALLER_HUNG_UP);
        assertThat(record.stream().replies()).hasSize(2);
        assertThat(record.stream().firstMedia().orElseThrow()).isLessThan(PATIENCE);
        assertThat(record.stream().responseTimes())
                .hasSize(1)
                .first()
                .satisfies(time -> assertThat(time).isBetween(Duration.ofMillis(150), PATIENCE));
        assertThat(record.stream().played()).isEqualTo(Duration.ofMillis(3_400));
        assertThat(record.stream().marks()).extracting(Echo::name).containsExactly("greeting", "reply");
        assertThat(record.stream().underruns()).isZero();
    }

    @Test
    void callbacksOfABadLineComeLateAndTwice() throws Exception {
        server.media = new TestAgent();
        plainStream("");

        CallRecord record = phone.conditions(LineWords.read("callback-delay=300ms callback-twice=100%"))
                .call(Scenario.of("wait greeting", "hang up"));

        assertThat(record.violations()).isEmpty();
        assertThat(record.callbacks())
                .extracting(CallRecord.Callback::kind)
                .containsExactlyInAnyOrder("stream-started", "stream-started", "stream-stopped", "stream-stopped");
    }

    @Test
    void lineDropsInTheMiddleOfAReply() throws Exception {
        server.media = new TestAgent();
        plainStream("<Say>gone</Say>");

        CallRecord record = phone.conditions(LineConditions.chaos(3))
                .call(Scenario.of("wait greeting", "say audio/cards-001.ulaw.wav", "drop in reply after 400ms"));

        assertThat(record.failure()).isEmpty();
        assertThat(record.stream().replies().getLast().end()
                        - record.stream().replies().getLast().start())
                .isBetween(3_200L, 12_000L);
    }

    @Test
    void spokenOverAgentIsClearedAndTheRestIsNotHeard() throws Exception {
        server.media = new TestAgent();

        CallRecord record = call(
                "wait greeting",
                "say audio/cards-001.ulaw.wav",
                "say audio/cards-001.ulaw.wav over reply after 500ms",
                "hang up");

        assertThat(record.failure()).isEmpty();
        assertThat(record.stream().bargeIns()).hasSize(1).first().satisfies(bargeIn -> {
            assertThat(bargeIn.clear()).isPresent();
            assertThat(bargeIn.lastHeard()).isLessThan(PATIENCE);
        });
        assertThat(record.stream().marks())
                .filteredOn(Echo::cleared)
                .extracting(Echo::name)
                .containsExactly("reply");
    }

    @Test
    void requestsCarryPublicHostAndSignature() throws Exception {
        server.media = new TestAgent();

        CallRecord record = call("wait greeting", "hang up");

        TestServer.Request webhook = server.to("/voice").getFirst();
        Form form = new Form(List.copyOf(webhook.form().entrySet()));
        assertThat(webhook.headers())
                .containsEntry("host", "voice.example.com")
                .containsEntry("x-twilio-signature", Signature.of("12345", "http://voice.example.com/voice", form));
        assertThat(webhook.form()).containsEntry("CallStatus", "ringing").containsEntry("ToZip", "");
        assertThat(server.to("/media").getFirst().headers())
                .containsEntry("x-twilio-signature", Signature.of("12345", "ws://localhost/media", Form.empty()))
                .doesNotContainKeys("origin", "sec-websocket-extensions");
        assertThat(server.to("/status"))
                .extracting(request -> request.form().get("StreamEvent"))
                .containsExactlyInAnyOrder("stream-started", "stream-stopped");
        assertThat(record.callbacks()).extracting(CallRecord.Callback::answer).containsOnly(204);
    }

    @Test
    void twimlAfterTheStreamIsFollowedWhenTheServerCloses() throws Exception {
        server.media = new TestAgent();
        plainStream("<Redirect method=\"POST\">/continue</Redirect>");
        server.pages.put(
                "/continue",
                request -> TestServer.Reply.twiml("<Say>bye</Say><Dial action=\"/dialled\">+15005550009</Dial>"));
        server.pages.put("/dialled", request -> TestServer.Reply.twiml("<Hangup/>"));

        CallRecord record = phone.call(Scenario.of("wait greeting", "press 1", "wait reply", "press #", "expect end"));

        assertThat(record.failure()).isEmpty();
        assertThat(record.stream().closeCode()).isEqualTo(1000);
        assertThat(record.dialled()).contains("+15005550009");
        assertThat(record.outcome()).isEqualTo(CallRecord.Outcome.TRANSFERRED);
        assertThat(server.to("/continue").getFirst().form()).containsEntry("CallStatus", "in-progress");
        assertThat(server.to("/dialled").getFirst().form()).containsEntry("DialCallStatus", "completed");
    }

    @Test
    void droppedCallGoesOnWithItsTwiml() throws Exception {
        server.media = new TestAgent();
        plainStream("<Redirect>/voice</Redirect>");

        CallRecord record = phone.call(Scenario.of("wait greeting", "drop", "wait reply", "hang up"));

        assertThat(record.failure()).isEmpty();
        assertThat(record.streams()).hasSize(2);
        assertThat(record.stream().closeCode()).isEqualTo(1006);
        assertThat(server.faults).isNotEmpty();
        assertThat(record.callbacks()).extracting(CallRecord.Callback::kind).contains("stream-error");
    }

    @Test
    void unmetExpectationIsTheFailureOfTheCall() throws Exception {
        server.media = socket -> socket.await("close");

        CallRecord record = call("wait greeting within 300ms");

        assertThat(record.failure())
                .contains("scenario line 1, \"wait greeting within 300ms\": no complete reply was heard within 300 ms");
    }

    @Test
    void refusedUpgradeIsNotedAndTheNextVerbRun() throws Exception {
        server.refuseUpgrade = true;
        plainStream("<Hangup/>");

        CallRecord record = phone.signing(Signing.VALID, Signing.FORGED).call(Scenario.of("expect end"));

        assertThat(record.upgradeStatus()).contains(403);
        assertThat(record.failure()).isEmpty();
        assertThat(server.to("/media").getFirst().headers().get("x-twilio-signature"))
                .isEqualTo(Signature.of("not-12345", "ws://localhost/media", Form.empty()));
    }

    @Test
    void refusedWebhookEndsTheCall() throws Exception {
        server.pages.put("/voice", request -> new TestServer.Reply(403, "text/plain", "no"));

        CallRecord record = phone.signing(Signing.MISSING, Signing.VALID).call(Scenario.of("expect end"));

        assertThat(record.webhookStatus()).contains(403);
        assertThat(record.outcome()).isEqualTo(CallRecord.Outcome.FAILED);
        assertThat(record.violations()).extracting(Violation::code).containsExactly(11200);
        assertThat(server.to("/voice").getFirst().headers()).doesNotContainKey("x-twilio-signature");
    }

    @Test
    void extraKeyOfTheServerIsAViolation() throws Exception {
        server.media = socket -> {
            socket.await("start");
            socket.send("{\"event\":\"clear\",\"streamSid\":\"" + socket.streamSid + "\",\"sequenceNumber\":\"1\"}");
            socket.await("close");
        };

        CallRecord record = call("wait 200ms");

        assertThat(record.violations())
                .containsExactly(
                        new Violation(31951, "the server sent a message with the extra keys [sequenceNumber]"));
    }

    @Test
    void audioBeforeStartIsAViolation() throws Exception {
        server.media = socket -> {
            socket.streamSid = "MZ";
            socket.clear();
            socket.await("close");
        };

        assertThat(call("misbehave silence before start", "wait 200ms").violations())
                .extracting(Violation::what)
                .containsExactly("the server sent something before start");
    }

    @Test
    void ticketCanBeChangedBeforeStart() throws Exception {
        List<String> tickets = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.media = socket -> {
            tickets.add(socket.await("start")
                    .getJsonObject("start")
                    .getJsonObject("customParameters")
                    .getString("ticket"));
            socket.await("close");
        };
        plainStream("");

        phone.call(Scenario.of("wait 100ms"));
        phone.parameters(all -> Map.of("ticket", "used")).call(Scenario.of("wait 100ms"));

        assertThat(tickets).containsExactly("t-1", "used");
    }

    @Test
    void timeLineAndSoundAreWritten(@TempDir Path folder) throws Exception {
        server.media = new TestAgent();

        CallRecord record = call("wait greeting", "hang up");
        record.write(folder);

        String sid = record.callSid();
        assertThat(Files.readAllLines(folder.resolve(sid + ".jsonl")))
                .allMatch(line -> line.startsWith("{\"millis\":"))
                .anyMatch(line -> line.contains("\"event\":\"mark-echo\""))
                .anyMatch(line -> line.contains("\"event\":\"twiml\""));
        assertThat(Files.size(folder.resolve(sid + ".wav"))).isGreaterThan(44 + 1_000 * 8 * 4);
    }
}
