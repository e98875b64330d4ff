package ai.beluga.voice.it;

import ai.beluga.voice.simulator.ModelVendor;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models of all four vendors, each of which takes the turns itself; Nova takes them in no other way. */
@ExtendWith(ArquillianExtension.class)
class VendorTurnsIT extends ModelConversations {

    private static final List<ModelVendor<?>> VENDORS =
            List.of(ModelVendor.nova(), ModelVendor.openAi(), ModelVendor.grok(), ModelVendor.gemini());

    VendorTurnsIT() {
        super(VENDORS);
    }

    @Deployment(testable = false)
    static WebArchive gateway() {
        return ModelCalls.gateway(VENDORS, "vendor");
    }
}
