package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.wire.Incoming;
import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.WebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
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
        return GatewayArchive.with(Map.of("mp.config.profile", "demo"));
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
