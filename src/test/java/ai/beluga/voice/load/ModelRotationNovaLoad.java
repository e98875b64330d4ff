package ai.beluga.voice.load;

import ai.beluga.voice.simulator.ModelVendor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link ModelRotation} of Nova's sessions. */
class ModelRotationNovaLoad extends ModelRotation {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return gateway(ModelVendor.nova());
    }
}
