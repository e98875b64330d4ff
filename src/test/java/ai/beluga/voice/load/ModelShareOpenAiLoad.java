package ai.beluga.voice.load;

import ai.beluga.voice.simulator.ModelVendor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link ModelShare} of OpenAI's model. */
class ModelShareOpenAiLoad extends ModelShare {

    @Deployment(testable = false)
    static WebArchive gateway() {
        return gateway(ModelVendor.openAi());
    }
}
