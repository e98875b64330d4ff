package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delivered WAR starts and says how it is. */
@ExtendWith(ArquillianExtension.class)
class HealthIT {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of());
    }

    @Test
    void theServerSaysThatItIsAlive() {
        assertThat(Gateway.status("/health/live")).isEqualTo(200);
    }

    @Test
    void readinessIsAnsweredWithItsChecks() {
        assertThat(Gateway.text("/health/ready")).contains("\"status\"").contains("\"checks\"");
    }
}
