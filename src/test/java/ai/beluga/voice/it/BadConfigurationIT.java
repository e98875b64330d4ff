package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mistakes of the operator, in one file, leave the server up and not ready, with a sentence for each. */
@ExtendWith(ArquillianExtension.class)
class BadConfigurationIT {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of(
                        "mp.config.profile", "prod",
                        "beluga.public-url", "https://voice.example.com",
                        "beluga.greting", "Hello",
                        "beluga.calls.max-concurrent", "1OO"))
                .addAsLibrary(ToolLibrary.of(MistakenTools.class));
    }

    @Test
    void gatewayIsNotReady() {
        assertThat(Gateway.status("/health/ready")).isEqualTo(503);
        assertThat(Gateway.status("/health/started")).isEqualTo(503);
        assertThat(Gateway.status("/health/live")).isEqualTo(200);
    }

    @Test
    void unknownKeyIsAnsweredWithTheNearestKnownOne() {
        assertThat(Gateway.text("/health/ready"))
                .contains("beluga.greting")
                .contains("a known key; the nearest is beluga.greeting")
                .contains("(ordinal 200)");
    }

    @Test
    void wrongValueIsAnsweredWithWhatIsAllowed() {
        assertThat(Gateway.text("/health/ready"))
                .contains("beluga.calls.max-concurrent = \\\"1OO\\\"")
                .contains("a whole number, 1..5000");
    }

    @Test
    void applicationsMistakenToolIsAnsweredWithItsMethodAndWhatIsAllowed() {
        assertThat(Gateway.text("/health/ready"))
                .contains("@CallTool " + MistakenTools.class.getName() + ".bookRoom, confirm = \\\"{rom}\\\"")
                .contains("one of room");
    }

    @Test
    void missingTokenInProductionSaysHowToSetIt() {
        assertThat(Gateway.text("/health/ready")).contains("beluga.twilio.auth-token is not set");
    }

    @Test
    void nothingIsServedToTwilio() {
        assertThat(Gateway.status("/twilio/voice")).isEqualTo(503);
    }
}
