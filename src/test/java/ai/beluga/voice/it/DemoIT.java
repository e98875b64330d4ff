package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

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
}
