package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Unreachable;
import ai.beluga.voice.simulator.deepgram.DeepgramSimulator;
import ai.beluga.voice.simulator.wire.Upgrade;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole calls on the remote engines: the delivered WAR, its fault tolerance, and the simulator in place of the vendor. */
@ExtendWith(ArquillianExtension.class)
class DeepgramIT {

    private static final String KEY = "key-of-the-integration-tests";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final DeepgramSimulator SIMULATOR = new DeepgramSimulator(KEY);

    @Deployment(testable = false)
    static WebArchive gateway() {
        String address = SIMULATOR.baseUrl().toString();
        return GatewayArchive.with(Map.of(
                "mp.config.profile",
                "prod",
                "beluga.public-url",
                "https://voice.example.com",
                "beluga.twilio.auth-token",
                TOKEN,
                "beluga.agent.knowledge",
                Path.of("liberty/knowledge").toAbsolutePath().toString(),
                "beluga.stt.provider",
                "deepgram",
                "beluga.stt.deepgram.base-url",
                address,
                "beluga.stt.deepgram.api-key",
                KEY,
                "beluga.tts.provider",
                "deepgram",
                "beluga.tts.deepgram.base-url",
                address,
                "beluga.tts.deepgram.api-key",
                KEY));
    }

    @BeforeEach
    void ready() {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        SIMULATOR.mischief().none();
        SIMULATOR.understand("When are you open on Saturday?");
    }

    @AfterEach
    void nothingWasDoneAgainstTheDocumentation() {
        assertThat(SIMULATOR.violations()).isEmpty();
    }

    @Test
    void vendorHearsTheQuestionAndSpeaksTheAnswer() throws Unreachable {
        CallRecord call = call();

        assertThat(call.violations()).isEmpty();
        assertThat(call.failure()).isEmpty();
        assertThat(call.stream().replies()).hasSize(2);
        assertThat(Gateway.eventually(() -> SIMULATOR.connections() == 0))
                .as("every connection is closed with its call")
                .isTrue();
    }

    @Test
    void openingThatTakesTooLongIsTriedAgainAndTheLateConnectionGivenUp() throws Unreachable {
        int before = openings();
        SIMULATOR.mischief().slowHandshake = Duration.ofSeconds(6);
        CompletableFuture<Void> healed = CompletableFuture.runAsync(() -> {
            Gateway.eventually(() -> openings() > before);
            SIMULATOR.mischief().slowHandshake = Duration.ZERO;
        });

        CallRecord call = call();

        healed.join();
        assertThat(call.failure()).isEmpty();
        assertThat(call.stream().replies()).hasSize(2);
        assertThat(openings()).isEqualTo(before + 2);
        assertThat(Gateway.eventually(() -> SIMULATOR.connections() == 0)).isTrue();
    }

    private static int openings() {
        return (int) SIMULATOR.upgrades().stream()
                .map(Upgrade::path)
                .filter("/v1/listen"::equals)
                .count();
    }

    private static CallRecord call() throws Unreachable {
        return Phone.to(URI.create("https://voice.example.com/twilio/voice"))
                .connect("localhost", Gateway.base().getPort())
                .withoutTls()
                .token(TOKEN)
                .call(Scenario.of("wait greeting", "say audio/demo-question.ulaw.wav", "wait reply", "hang up"));
    }
}
