package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.session.FallbackSettings;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.HealthSettings;
import ai.beluga.voice.speech.health.ProviderHealth;
import org.junit.jupiter.api.Test;

class ChosenEnginesTest {

    @Test
    void enginesAreGivenTheTimeTheOperatorWrote() {
        assertThat(ChosenEngines.fallback(Configurations.of(
                        "beluga.stt.answer-timeout", "900ms",
                        "beluga.tts.first-audio-timeout", "800ms",
                        "beluga.agent.first-words-timeout", "700ms",
                        "beluga.agent.pause-timeout", "3s",
                        "beluga.recovery.alone-timeout", "7s",
                        "beluga.recovery.longest-trouble", "6s",
                        "beluga.recovery.failures-per-engine", "2")))
                .isEqualTo(new FallbackSettings(
                        ofMillis(900),
                        ofMillis(800),
                        ofMillis(700),
                        ofMillis(3_000),
                        new FallbackLimits(ofSeconds(7), ofSeconds(7), ofSeconds(6), 2)));
    }

    @Test
    void enginesThatFailedWaitAsTheOperatorWrote() {
        assertThat(ChosenEngines.health(Configurations.of(
                        "beluga.recovery.first-wait", "100ms",
                        "beluga.recovery.longest-wait", "10s",
                        "beluga.recovery.jitter", "0",
                        "beluga.recovery.down-after", "2",
                        "beluga.recovery.refused-probe-interval", "30s")))
                .isEqualTo(new HealthSettings(ofMillis(100), ofSeconds(10), 0, 2, ofSeconds(30)));
    }

    @Test
    void startingValuesOfConfigurationAndCodeAreTheSame() {
        assertThat(ChosenEngines.fallback(Configurations.of())).isEqualTo(FallbackSettings.DEFAULT);
        assertThat(ChosenEngines.health(Configurations.of())).isEqualTo(HealthSettings.DEFAULT);
    }

    @Test
    void engineForcedDownIsDownFromTheStart() {
        assertThat(ChosenEngines.health(HealthSettings.DEFAULT, true).state()).isEqualTo(ProviderHealth.State.DOWN);
        assertThat(ChosenEngines.health(HealthSettings.DEFAULT, false).state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }
}
