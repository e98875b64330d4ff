package ai.beluga.voice.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.gateway.DeadAirKeys;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VendorsTest {

    @Test
    void nothingHidesTheSilenceThatTheMatrixJudges() {
        Map<String, String> set = new TreeMap<>();
        try (Vendors vendors = new Vendors("deepgram")) {
            Configuration configuration = Configuration.of(vendors.settings());
            new DeadAirKeys().keys().forEach(key -> set.put(key.name(), configuration.shown(key)));
        }

        assertThat(set)
                .containsEntry("beluga.dead-air.filler-after", "0s")
                .containsEntry("beluga.dead-air.second-agent-after", "0s")
                .containsEntry("beluga.dead-air.shorter-answer-after", "0s")
                .containsEntry("beluga.dead-air.apology-after", "0s");
    }
}
