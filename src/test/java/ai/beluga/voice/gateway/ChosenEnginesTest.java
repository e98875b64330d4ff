package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.session.FallbackSettings;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.ProviderHealth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChosenEnginesTest {

    @Test
    void enginesAreGivenTheTimeTheOperatorWrote() {
        assertThat(ChosenEngines.fallback(Configurations.of(
                        "beluga.stt.answer-timeout", "900ms",
                        "beluga.tts.first-audio-timeout", "800ms",
                        "beluga.agent.first-words-timeout", "700ms",
                        "beluga.agent.pause-timeout", "3s")))
                .isEqualTo(new FallbackSettings(ofMillis(900), ofMillis(800), ofMillis(700), ofMillis(3_000)));
    }

    @Test
    void startingValuesOfConfigurationAndCodeAreTheSame() {
        assertThat(ChosenEngines.fallback(Configurations.of())).isEqualTo(FallbackSettings.DEFAULT);
    }

    @Test
    void engineForcedDownIsDownFromTheStart() {
        Backoff backoff = new Backoff(ofMillis(500), Duration.ofMinutes(1), 0, () -> 0);

        assertThat(ChosenEngines.health(backoff, true).state()).isEqualTo(ProviderHealth.State.DOWN);
        assertThat(ChosenEngines.health(backoff, false).state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }
}
