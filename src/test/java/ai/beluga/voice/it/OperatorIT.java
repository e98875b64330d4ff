package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operators force engines on the live node; nobody else does. */
@ExtendWith(ArquillianExtension.class)
class OperatorIT {

    private static final String TOKEN = "an-operator-token-of-some-length";
    private static final String FORCE_DEEPGRAM = "/operator/providers/stt/deepgram/force";

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of(
                "mp.config.profile", "prod",
                "beluga.public-url", "https://voice.example.com",
                "beluga.twilio.auth-token", "0123456789abcdef0123456789abcdef",
                "beluga.agent.knowledge", DemoArchive.knowledge(),
                "beluga.operator.token", TOKEN,
                "beluga.stt.provider", "deepgram,embedded",
                "beluga.stt.deepgram.api-key", "of-a-test",
                "beluga.stt.deepgram.base-url", "ws://127.0.0.1:9"));
    }

    @BeforeEach
    void isReady() {
        assertThat(Gateway.becomesReady()).isTrue();
    }

    @Test
    void nobodyIsLetInWithoutTheToken() {
        assertThat(Gateway.status("/operator/providers")).isEqualTo(401);
        assertThat(Gateway.getAs("another-token-of-some-length", "/operator/providers")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Gateway.putAs("another-token-of-some-length", FORCE_DEEPGRAM, "down")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Gateway.text("/openapi")).doesNotContain("/operator");
    }

    @Test
    void engineIsForcedDownAndBack() {
        HttpResponse<String> down = Gateway.putAs(TOKEN, FORCE_DEEPGRAM, "down");
        assertThat(down.statusCode()).as(down.body()).isEqualTo(200);
        assertThat(Gateway.getAs(TOKEN, "/operator/providers").body())
                .contains("deepgram")
                .contains("down");

        assertThat(Gateway.putAs(TOKEN, "/operator/providers/stt/embedded/force", "down")
                        .statusCode())
                .as("the last engine of the port")
                .isEqualTo(409);

        assertThat(Gateway.putAs(TOKEN, FORCE_DEEPGRAM, "automatic").statusCode())
                .isEqualTo(200);
    }

    @Test
    void wishThatIsNoneIsToldWhatIsAllowed() {
        HttpResponse<String> answer = Gateway.putAs(TOKEN, FORCE_DEEPGRAM, "sideways");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("down").contains("up").contains("automatic");

        assertThat(Gateway.putAs(TOKEN, "/operator/providers/stt/nobody/force", "down")
                        .statusCode())
                .isEqualTo(404);
    }
}
