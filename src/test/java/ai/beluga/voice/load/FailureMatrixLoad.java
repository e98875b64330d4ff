package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.matrix.Vendors;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The recogniser, the agent and the synthesizer, each in every trouble at every point of a turn, through the whole gateway. */
@ExtendWith(ArquillianExtension.class)
class FailureMatrixLoad {

    private static final Vendors VENDORS = new Vendors("deepgram");

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(VENDORS.settings());
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void callerHearsNoLongSilenceAndTheConversationGoesOn() throws Exception {
        List<String> wrong = MatrixRun.of(VENDORS, List.of(EnginePort.values()));

        assertThat(wrong).isEmpty();
        assertThat(VENDORS.violations()).isEmpty();
    }
}
