package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deployments come and go in one server process: native code and threads must allow it. */
@ExtendWith(ArquillianExtension.class)
class RedeploymentIT {

    private static final int REDEPLOYMENTS = 3;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    @Deployment(name = "gateway", managed = false, testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of("mp.config.profile", "demo"));
    }

    @Test
    void theGatewayIsReadyAgainAfterEachRedeployment() {
        for (int i = 0; i <= REDEPLOYMENTS; i++) {
            deployer.deploy("gateway");

            assertThat(Gateway.becomesReady())
                    .as("deployment %d: %s", i, Gateway.text("/health/ready"))
                    .isTrue();

            deployer.undeploy("gateway");
        }
    }
}
