package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In production nothing of the page is there. */
@ExtendWith(ArquillianExtension.class)
class ProductionHidesDemoIT {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of(
                "mp.config.profile", "prod",
                "beluga.public-url", "https://voice.example.com",
                "beluga.twilio.auth-token", "0123456789abcdef0123456789abcdef",
                "beluga.agent.knowledge", DemoArchive.knowledge()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo/state", "/demo/events", "/demo/media", "/demo/assets/page.js"})
    void noPathOfTheDemoIsThere(String path) {
        assertThat(Gateway.status(path)).isEqualTo(404);
    }

    @Test
    void descriptionOfTheInterfaceKnowsNothingOfIt() {
        assertThat(Gateway.text("/openapi")).contains("/twilio/voice").doesNotContain("/demo");
    }

    @Test
    void withoutATokenThereIsNothingForOperators() {
        assertThat(Gateway.status("/operator/providers")).isEqualTo(404);
        assertThat(Gateway.text("/openapi")).doesNotContain("/operator");
    }

    @Test
    void noCallIsGivenAway() {
        assertThat(Gateway.post("/demo/calls").statusCode()).isEqualTo(404);
    }

    @Test
    void noMediaStreamIsUpgraded() {
        assertThat(BrowserSocket.refusal()).isEqualTo(404);
    }
}
