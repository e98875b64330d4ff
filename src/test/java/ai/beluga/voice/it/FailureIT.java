package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.load.server.HealPage;
import ai.beluga.voice.matrix.Cell;
import ai.beluga.voice.matrix.Matrix;
import ai.beluga.voice.matrix.Moment;
import ai.beluga.voice.matrix.Outcome;
import ai.beluga.voice.matrix.Vendors;
import ai.beluga.voice.simulator.trouble.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A few fields of the failure matrix, on Flux; {@code load/FailureMatrixLoad} has them all. */
@ExtendWith(ArquillianExtension.class)
class FailureIT {

    private static final Vendors VENDORS = new Vendors("deepgram-flux");
    private static final List<Cell> CELLS = List.of(
            new Cell(EnginePort.STT, Trouble.HUNG, Moment.WHILE_THE_CALLER_SPEAKS),
            new Cell(EnginePort.STT, Trouble.KILLED, Moment.AT_THE_END_OF_SPEECH),
            new Cell(EnginePort.AGENT, Trouble.GARBLED, Moment.BEFORE_THE_FIRST_WORDS),
            new Cell(EnginePort.TTS, Trouble.KILLED, Moment.IN_MID_MESSAGE));

    @Deployment(testable = false)
    static WebArchive gateway() {
        Map<String, String> settings = new HashMap<>(VENDORS.settings());
        settings.put("mp.config.profile", "demo");
        settings.put("beluga.agent.knowledge", DemoArchive.knowledge());
        settings.put("beluga.public-url", Gateway.base().toString());
        return GatewayArchive.with(settings).addClass(HealPage.class);
    }

    @AfterAll
    static void stop() {
        VENDORS.close();
    }

    @Test
    void callerIsAnsweredInTimeAndTheRecordTellsWhoFailed() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();

        try (Matrix matrix = new Matrix(VENDORS, DemoArchive.phone())) {
            matrix.warmUp();
            for (Cell cell : CELLS) {
                Outcome outcome = matrix.of(cell);

                assertThat(outcome.problems()).as(outcome.row()).isEmpty();
                assertThat(outcome.nextAnswered()).isTrue();
            }
        }
        assertThat(VENDORS.violations()).isEmpty();
    }
}
