package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.PhoneCommand;
import ai.beluga.voice.phone.StreamRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Incoming;
import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.Unreachable;
import ai.beluga.voice.phone.wire.WebSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delivered WAR in the demo profile: no account, every engine inside the process. */
@ExtendWith(ArquillianExtension.class)
class DemoIT {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return DemoArchive.gateway();
    }

    @Test
    void becomesReadyWithoutAnyAccount() {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
    }

    @Test
    void isAlive() {
        assertThat(Gateway.status("/health/live")).isEqualTo(200);
    }

    @Test
    void showsItsPage() {
        assertThat(Gateway.becomesReady()).isTrue();

        assertThat(Gateway.status("/")).isEqualTo(200);
    }

    @Test
    void questionIsUnderstoodAndRightlyAnswered() {
        assertThat(Gateway.becomesReady()).isTrue();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

        int code = PhoneCommand.run(
                out,
                out,
                "--url",
                Gateway.base() + "/twilio/voice",
                "--token",
                "demo-token-for-loopback-only",
                "--events",
                Gateway.base() + "/demo/events",
                "--scenario",
                "scenarios/demo.txt",
                "--understood",
                "opening hours on saturday",
                "--answered",
                "saturday");

        assertThat(code).as(told.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Measured on one machine and one clock: the phone knows when it played the last sample of the words. */
    @Test
    void whoHasWordsSaidIsToldOnceTheCallerHasHeardTheLastOfThem() {
        assertThat(Gateway.becomesReady()).isTrue();
        String callSid = "CA00000000000000000000000000005a1d";
        long placed = System.nanoTime();
        CompletableFuture<CallRecord> call = placed(callSid, Scenario.of("wait greeting", "wait 10s", "hang up"));
        AtomicReference<String> last = new AtomicReference<>("");
        assertThat(Gateway.eventually(() -> {
                    HttpResponse<String> answer = Gateway.post("/demo/calls/" + callSid + "/say", "One, two, three.");
                    last.set(answer.statusCode() + " " + answer.body());
                    return answer.statusCode() == 200;
                }))
                .as(last.get())
                .isTrue();

        HttpResponse<String> told = Gateway.post("/demo/calls/" + callSid + "/say", "Your table for two is ready.");
        long toldAt = System.nanoTime();

        assertThat(told.body()).contains("\"heard\"");
        StreamRecord stream = call.join().stream();
        // What is said later, such as a question whether the caller is still there, is none of these words.
        Duration late = stream.replies().stream()
                .map(reply -> Duration.ofNanos(toldAt - placed - stream.began().toNanos() - reply.end() * 125_000))
                .filter(since -> since.compareTo(Duration.ofMillis(-20)) >= 0)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        System.getLogger(DemoIT.class.getName())
                .log(System.Logger.Level.INFO, "told {0} ms after the last sample was heard", late.toMillis());
        assertThat(call.join().violations()).isEmpty();
        assertThat(late).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void keysAreCollectedInACall() {
        assertThat(Gateway.becomesReady()).isTrue();
        String callSid = "CA0000000000000000000000000000d161";
        CompletableFuture<CallRecord> call =
                placed(callSid, Scenario.of("wait greeting", "wait 3s", "press 4711", "wait 2s", "hang up"));
        AtomicReference<String> told = new AtomicReference<>("");
        assertThat(Gateway.eventually(() -> {
                    HttpResponse<String> answer =
                            Gateway.post("/demo/calls/" + callSid + "/keys?digits=4", "Please key in your number.");
                    told.set(answer.statusCode() + " " + answer.body());
                    return answer.statusCode() == 200;
                }))
                .as(told.get())
                .isTrue();

        assertThat(told.get()).contains("\"collected\"", "\"4711\"");
        assertThat(call.join().violations()).isEmpty();
    }

    @Test
    void nothingCanBeSaidInACallThatIsNotThere() {
        assertThat(Gateway.becomesReady()).isTrue();

        assertThat(Gateway.post("/demo/calls/CA1/say", "Hello.").statusCode()).isEqualTo(404);
    }

    @Test
    void requestWithoutWordsIsToldWhatIsMissingAndIsNoFaultOfTheServers() {
        assertThat(Gateway.becomesReady()).isTrue();
        int before = ServerLog.text().length();

        HttpResponse<String> answer = Gateway.post("/demo/calls/CA1/say", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the words to be said are the body");
        assertThat(ServerLog.text().substring(before)).doesNotContain("Exception");
    }

    private static CompletableFuture<CallRecord> placed(String callSid, Scenario scenario) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Phone.to(Gateway.base().resolve("/twilio/voice"))
                        .token("demo-token-for-loopback-only")
                        .call(scenario, callSid);
            } catch (Unreachable e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void hugeMessageOnThePathOfThePageIsTooBig() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();
        URI media = URI.create(
                "ws" + Gateway.base().resolve("/demo/media").toString().substring("http".length()));
        try (WebSocket socket = WebSocket.open(Route.straight(), media, "", Signing.MISSING)) {
            try {
                socket.partOfFrame(64L * 1024 * 1024, 64L * 1024 * 1024);
            } catch (IOException closedMeanwhile) {
                assertThat(closedMeanwhile).hasMessageMatching(".*(?i)(reset|pipe|closed|abort).*");
            }

            assertThat(socket.read())
                    .isInstanceOfSatisfying(
                            Incoming.Closed.class,
                            closed -> assertThat(closed.code()).isIn(1009, 1006));
        }
        assertThat(Gateway.status("/")).isEqualTo(200);
    }
}
