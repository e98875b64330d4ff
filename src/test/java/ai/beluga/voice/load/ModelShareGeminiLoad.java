package ai.beluga.voice.load;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link ModelShare} of Gemini's model. */
class ModelShareGeminiLoad extends ModelShare {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return gateway(SimulatedModel.gemini());
    }
}
