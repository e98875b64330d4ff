package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.CallRecord.Outcome;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole calls from the phone to the delivered WAR and back, on the embedded engines. */
@ExtendWith(ArquillianExtension.class)
class ConversationIT {

    private static final String PUBLIC = "https://voice.example.com";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final Path DRAIN = Path.of("target", "drain");
    private static final Duration MODELS_LOADED_WITHIN = Duration.ofMinutes(3);

    @Deployment(testable = false)
    static WebArchive gateway() throws IOException {
        Files.deleteIfExists(DRAIN);
        return GatewayArchive.with(Map.of(
                "mp.config.profile",
                "prod",
                "beluga.public-url",
                PUBLIC,
                "beluga.twilio.auth-token",
                "old-token," + TOKEN,
                "beluga.agent.knowledge",
                Path.of("liberty/knowledge").toAbsolutePath().toString(),
                "beluga.turn.reprompt-after",
                "4s",
                "beluga.turn.reprompts",
                "0",
                "beluga.transfer.number",
                "+14155550100",
                "beluga.drain.file",
                DRAIN.toAbsolutePath().toString()));
    }

    @BeforeEach
    void ready() {
        long until = System.nanoTime() + MODELS_LOADED_WITHIN.toNanos();
        while (Gateway.status("/health/ready") != 200 && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(Gateway.text("/health/ready")).contains("UP");
    }

    @Test
    void greetsAndAnswersASpokenQuestion() throws Unreachable {
        CallRecord call = call("wait greeting", "say audio/demo-question.ulaw.wav", "wait reply", "hang up");

        assertThat(call.violations()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.CALLER_HUNG_UP);
        assertThat(endReason(call)).isEqualTo("CALLER_HUNG_UP");
        assertThat(call.stream().replies()).hasSize(2);
        assertThat(millis(call.stream().replies().getLast())).isGreaterThan(2_000);
    }

    @Test
    void callThatLostItsStreamGoesOnWithItsMemory() throws Unreachable {
        CallRecord call = call(
                "wait greeting",
                "say audio/demo-question.ulaw.wav",
                "wait reply",
                "drop",
                "wait reply",
                "say audio/again.ulaw.wav",
                "wait reply",
                "hang up");

        assertThat(call.violations()).isEmpty();
        assertThat(call.failure()).isEmpty();
        assertThat(call.streams()).hasSize(2);
        assertThat(call.documents()).hasSize(2);
        long answer = millis(call.stream().replies().getLast());
        assertThat(millis(call.streams().getLast().replies().getLast()))
                .as("the answer of the first stream, said again")
                .isBetween(answer - 200, answer + 200);
        assertThat(endReason(call)).isEqualTo("CALLER_HUNG_UP");
    }

    @Test
    void silentCallerIsLetGoInOrder() throws Unreachable {
        CallRecord call = call("wait greeting", "wait 20s");

        assertThat(call.violations()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.SERVER_ENDED);
        assertThat(call.stream().closeCode()).isEqualTo(1000);
        assertThat(call.stream().replies()).hasSize(2);
    }

    @Test
    void goodbyeIsSaidAndTheCallIsHungUp() throws Unreachable {
        CallRecord call = call("wait greeting", "say audio/goodbye.ulaw.wav", "expect end within 15s");

        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.SERVER_ENDED);
        assertThat(call.stream().closeCode()).isEqualTo(1000);
        assertThat(call.stream().replies()).hasSize(2);
        assertThat(call.stream().replies().getLast().cleared()).isFalse();
        assertThat(millis(call.stream().replies().getLast())).isGreaterThan(1_000);
        assertThat(call.documents()).hasSize(2);
        assertThat(endReason(call)).isEqualTo("GOODBYE");
    }

    @Test
    void callerWhoWantsAPersonIsPutThrough() throws Unreachable {
        CallRecord call = call("wait greeting", "say audio/t3.ulaw.wav", "expect end within 15s");

        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.TRANSFERRED);
        assertThat(call.dialled()).contains("+14155550100");
        assertThat(call.documents())
                .as("asked once more when the person has hung up")
                .hasSize(3);
        assertThat(call.stream().closeCode()).isEqualTo(1000);
        assertThat(millis(call.stream().replies().getLast())).isGreaterThan(1_000);
        assertThat(endReason(call)).isEqualTo("TRANSFER");
    }

    @Test
    void callerWhoInterruptsTakesTheFloor() throws Unreachable {
        CallRecord call = call(
                "wait greeting",
                "say audio/demo-question.ulaw.wav",
                "say audio/t2.ulaw.wav over reply after 800ms",
                "wait reply",
                "hang up");

        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(call.stream().bargeIns()).hasSize(1);
        assertThat(call.stream().bargeIns().getFirst().clear()).isPresent();
        assertThat(call.stream().replies()).hasSize(3);
        assertThat(call.stream().replies().get(1).cleared()).isTrue();
    }

    @Test
    void drainingGatewayTakesNoNewCallsAndKeepsTheLiveOnes() throws Exception {
        long before = streams();
        CompletableFuture<CallRecord> live = CompletableFuture.supplyAsync(() -> {
            try {
                return call("wait greeting", "wait 4s", "say audio/demo-question.ulaw.wav", "wait reply", "hang up");
            } catch (Unreachable e) {
                throw new CompletionException(e);
            }
        });
        assertThat(Gateway.eventually(() -> streams() > before)).isTrue();
        Files.createFile(DRAIN);
        try {
            assertThat(Gateway.eventually(() -> Gateway.text("/health/ready").contains("Drain")))
                    .isTrue();

            assertThat(call("wait 1s").outcome()).isEqualTo(Outcome.REJECTED);

            assertThat(live.join().failure()).isEmpty();
            assertThat(live.join().stream().replies()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(Gateway.eventually(() -> Gateway.text("/health/ready").contains("Drained: no call is left")))
                    .isTrue();
        } finally {
            Files.delete(DRAIN);
        }
    }

    private static long streams() {
        return Pattern.compile("has a stream")
                .matcher(ServerLog.text())
                .results()
                .count();
    }

    private static String endReason(CallRecord call) {
        Pattern line = Pattern.compile("call " + call.callSid() + " lasted \\d+ ms: (\\w+),");
        assertThat(Gateway.eventually(() -> line.matcher(ServerLog.text()).find()))
                .isTrue();
        Matcher told = line.matcher(ServerLog.text());
        return told.find() ? told.group(1) : "";
    }

    private static CallRecord call(String... lines) throws Unreachable {
        return Phone.to(URI.create(PUBLIC + "/twilio/voice"))
                .connect("localhost", Gateway.base().getPort())
                .withoutTls()
                .token(TOKEN)
                .call(Scenario.of(lines));
    }

    private static long millis(Reply reply) {
        return (reply.end() - reply.start()) / 8;
    }
}
