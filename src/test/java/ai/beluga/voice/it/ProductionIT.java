package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delivered WAR as it comes: production, and nothing configured. */
@ExtendWith(ArquillianExtension.class)
class ProductionIT {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of());
    }

    @Test
    void isNotReadyWithoutATokenAndSaysWhichSettingIsMissing() {
        assertThat(Gateway.eventually(() -> Gateway.text("/health/ready").contains("beluga.twilio.auth-token")))
                .as(Gateway.text("/health/ready"))
                .isTrue();
        assertThat(Gateway.status("/health/ready")).isEqualTo(503);
    }

    @Test
    void isAliveAllTheSame() {
        assertThat(Gateway.status("/health/live")).isEqualTo(200);
    }

    @Test
    void hidesTheDemo() {
        assertThat(Gateway.status("/")).isIn(404, 503);
        assertThat(Gateway.status("/demo/state")).isIn(404, 503);
    }
}
