package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.phone.wire.Answer;
import ai.beluga.voice.phone.wire.Form;
import ai.beluga.voice.phone.wire.Incoming;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.UpgradeRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What strangers and broken peers can do to the delivered WAR, with a healthy call beside each of them. */
@ExtendWith(ArquillianExtension.class)
class EdgeIT {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private HealthyCall healthy;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of(
                "beluga.public-url",
                Gateway.base().toString(),
                "beluga.twilio.auth-token",
                RawCall.TOKEN,
                "beluga.agent.knowledge",
                Path.of("liberty/knowledge").toAbsolutePath().toString(),
                "beluga.calls.ticket-life",
                "2s",
                "beluga.stream.media-idle-timeout",
                "4s"));
    }

    @BeforeEach
    void aHealthyCallGoesOn() throws Exception {
        for (long left = START_PATIENCE.toSeconds(); Gateway.status("/health/ready") != 200; left--) {
            assertThat(left).as(Gateway.text("/health/ready")).isPositive();
            pause(Duration.ofSeconds(1));
        }
        healthy = HealthyCall.begin();
    }

    @AfterEach
    void theHealthyCallIsUnharmed() throws Exception {
        waitForTheGreeting();
        assertThat(healthy.end()).isEmpty();
        int before = healthy.heard();
        healthy.press('1');
        healthy.press('#');
        for (int left = 100; healthy.heard() == before && left > 0; left--) {
            pause(Duration.ofMillis(100));
        }
        assertThat(healthy.end()).isEmpty();
        assertThat(healthy.heard()).as("the healthy call is still answered").isGreaterThan(before);
        healthy.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void dishonestSignatureIsForbiddenEverywhere(Signing signing) throws Exception {
        Form form = Form.empty().with("CallSid", "CA1");

        assertThat(RawCall.post("/twilio/voice", form, signing).status()).isEqualTo(403);
        assertThat(RawCall.post("/twilio/voice/continue", form, signing).status())
                .isEqualTo(403);
        assertThat(RawCall.post("/twilio/status", form, signing).status()).isEqualTo(403);
        assertThat(RawCall.post("/twilio/stream-status", form, signing).status())
                .isEqualTo(403);
        assertThatThrownBy(() -> RawCall.upgrade(signing).close())
                .isInstanceOfSatisfying(
                        UpgradeRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
        waitForTheGreeting();
    }

    @Test
    void webhooksAnswerAsTwilioExpects() throws Exception {
        try (RawCall call = RawCall.connected()) {
            Answer first = RawCall.post("/twilio/voice", call.form(), Signing.VALID);
            Answer again = RawCall.post("/twilio/voice", call.form(), Signing.VALID);
            Answer status = RawCall.post("/twilio/stream-status", call.form(), Signing.VALID);
            Answer incomplete = RawCall.post("/twilio/voice", Form.empty().with("From", "unknown"), Signing.VALID);
            Answer over = RawCall.post(
                    "/twilio/status",
                    Form.empty().with("CallSid", "CA1").with("CallStatus", "completed"),
                    Signing.VALID);

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.contentType()).startsWith("text/xml");
            assertThat(first.body()).contains("<Connect><Stream url=\"ws://localhost:", "/twilio/voice/continue");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(status.status()).isEqualTo(204);
            assertThat(over.status()).isEqualTo(204);
            assertThat(incomplete.status()).isEqualTo(400);
            assertThat(incomplete.body()).startsWith("The parameter CallSid is missing");
        }
        waitForTheGreeting();
    }

    @Test
    void usedForeignStaleAndInventedTicketsAreRefusedRightAfterStart() throws Exception {
        try (RawCall first = RawCall.connected();
                RawCall other = RawCall.connected();
                RawCall late = RawCall.connected();
                RawCall inventor = RawCall.connected()) {
            String used = first.ticket();
            first.start(used);
            assertThat(first.socket().read()).as("the greeting").isInstanceOf(Incoming.Text.class);
            try (RawCall again = first.again()) {
                again.start(used);
                refused(again);
            }
            other.start(first.ticket());
            refused(other);
            inventor.start("guess");
            refused(inventor);
            String ticket = late.ticket();
            pause(Duration.ofMillis(2_200));
            late.start(ticket);
            refused(late);
        }
    }

    @Test
    void secondStartIsABreach() throws Exception {
        try (RawCall once = RawCall.connected()) {
            String ticket = once.ticket();
            once.start(ticket);
            once.start(ticket);

            assertThat(once.closed().code()).isEqualTo(1002);
        }
    }

    @Test
    void hugeMessageIsTooBig() throws Exception {
        try (RawCall call = RawCall.started()) {
            long began = System.nanoTime();
            try {
                call.socket().partOfFrame(64L * 1024 * 1024, 64L * 1024 * 1024);
            } catch (IOException closedMeanwhile) {
                assertThat(closedMeanwhile).hasMessageMatching(".*(?i)(reset|pipe|closed|abort).*");
            }
            assertThat(call.closed().code()).isIn(1009, 1006);
            assertThat(since(began)).isLessThan(LIMIT);
        }
    }

    @Test
    void messageThatNeverEndsIsTooBig() throws Exception {
        try (RawCall call = RawCall.started()) {
            long began = System.nanoTime();
            call.socket().endlessFragment(true, " ".repeat(1_000));
            for (int n = 0; n < 65; n++) {
                call.socket().endlessFragment(false, " ".repeat(1_000));
            }
            assertThat(call.closed().code()).isEqualTo(1009);
            assertThat(since(began)).isLessThan(LIMIT);
        }
    }

    @Test
    void halfAFrameIsAnIdleStream() throws Exception {
        try (RawCall call = RawCall.started()) {
            call.socket().partOfFrame(1_000, 500);

            Incoming.Closed closed = call.closed();

            assertThat(closed.code()).isEqualTo(1001);
            assertThat(closed.reason()).isEqualTo("nothing came for 4000 ms");
        }
    }

    @Test
    void silenceBeforeStartIsNotWaitedFor() throws Exception {
        try (RawCall call = RawCall.connected()) {
            long began = System.nanoTime();

            Incoming.Closed closed = call.closed();

            assertThat(closed.code()).isEqualTo(1008);
            assertThat(closed.reason()).isEqualTo("no start within 5000 ms");
            assertThat(since(began)).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(6_000));
        }
    }

    @Test
    void mediaOfAForeignStreamIsABreach() throws Exception {
        try (RawCall call = RawCall.started()) {
            call.media("MZforeign", 20);

            assertThat(call.closed().code()).isEqualTo(1002);
        }
    }

    @Test
    void binaryMessageIsNotUnderstood() throws Exception {
        try (RawCall call = RawCall.started()) {
            call.socket().binary(new byte[] {1});

            assertThat(call.closed().code()).isEqualTo(1003);
        }
    }

    @Test
    void peerThatStopsReadingIsGivenUp() throws Exception {
        try (RawCall call = RawCall.started()) {
            long began = System.nanoTime();
            for (long left = 2_500; since(began).toMillis() < left; ) {
                call.media(since(began).toMillis());
                call.socket().read();
            }
            long stopped = System.nanoTime();
            assertThatThrownBy(() -> {
                        for (long ms = 0; since(stopped).compareTo(LIMIT.plusSeconds(1)) < 0; ms += 100) {
                            call.media(3_000 + ms);
                            pause(Duration.ofMillis(100));
                        }
                    })
                    .as("it speaks on, so only its not reading can be the reason")
                    .isInstanceOf(IOException.class);
            assertThat(since(stopped)).isLessThan(LIMIT);
        }
    }

    private static void refused(RawCall call) throws IOException {
        Incoming.Closed closed = call.closed();
        assertThat(closed.code()).isEqualTo(1008);
        assertThat(closed.reason()).isEqualTo("the ticket is not good");
    }

    private void waitForTheGreeting() throws InterruptedException {
        for (int left = 50; healthy.heard() == 0 && left > 0; left--) {
            pause(Duration.ofMillis(100));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void pause(Duration duration) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }
}
