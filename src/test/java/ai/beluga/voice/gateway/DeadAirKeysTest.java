package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.turn.DeadAirSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadAirKeysTest {

    private final DeadAirKeys keys = new DeadAirKeys();

    @Test
    void nothingConfiguredIsTheDefault() {
        assertThat(DeadAirKeys.settings(Configurations.of())).isEqualTo(DeadAirSettings.DEFAULT);
        assertThat(keys.check(Configurations.of())).isEmpty();
    }

    @Test
    void eachKeyIsRead() {
        assertThat(DeadAirKeys.settings(Configurations.of(
                        "beluga.dead-air.filler-after", "1s",
                        "beluga.dead-air.fillers", "4",
                        "beluga.dead-air.second-agent-after", "2s",
                        "beluga.dead-air.shorter-answer-after", "3s",
                        "beluga.dead-air.apology-after", "5s",
                        "beluga.dead-air.failures", "6",
                        "beluga.dead-air.after-failures", "transfer")))
                .isEqualTo(new DeadAirSettings(
                        Duration.ofSeconds(1),
                        4,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        6,
                        true));
    }

    @Test
    void fillerBehindTheApologyIsRefused() {
        assertThat(keys.check(
                        Configurations.of("beluga.dead-air.filler-after", "3s", "beluga.dead-air.apology-after", "2s")))
                .singleElement()
                .extracting(Fault::key)
                .isEqualTo("beluga.dead-air.filler-after");
        assertThat(keys.check(
                        Configurations.of("beluga.dead-air.filler-after", "3s", "beluga.dead-air.apology-after", "0s")))
                .isEmpty();
    }

    @Test
    void transferToNobodyIsRefused() {
        assertThat(keys.check(Configurations.of("beluga.dead-air.after-failures", "transfer")))
                .singleElement()
                .extracting(Fault::key)
                .isEqualTo("beluga.dead-air.after-failures");
        assertThat(keys.check(Configurations.of(
                        "beluga.dead-air.after-failures", "transfer", "beluga.transfer.number", "+14155550100")))
                .isEmpty();
    }
}
