package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Unreachable;
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
        return DemoArchive.gateway();
    }

    @Test
    void callsAreTakenAndAnsweredAfterEachRedeployment() throws Unreachable {
        for (int i = 0; i <= REDEPLOYMENTS; i++) {
            deployer.deploy("gateway");
            assertThat(Gateway.becomesReady())
                    .as("deployment %d: %s", i, Gateway.text("/health/ready"))
                    .isTrue();

            CallRecord call = DemoArchive.phone()
                    .call(Scenario.of("wait greeting", "say audio/demo-question.ulaw.wav", "wait reply", "hang up"));

            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
            assertThat(call.stream().replies()).hasSize(2);
            deployer.undeploy("gateway");
        }
    }
}
