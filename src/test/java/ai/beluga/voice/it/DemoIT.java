package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.PhoneCommand;
import ai.beluga.voice.phone.wire.Incoming;
import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.WebSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
