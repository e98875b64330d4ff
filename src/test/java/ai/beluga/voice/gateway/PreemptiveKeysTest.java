package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.PreemptiveSettings.Start;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreemptiveKeysTest {

    @Test
    void nothingConfiguredGivesTheStartingValuesOfTheCore() {
        assertThat(PreemptiveKeys.settings(Configurations.of())).isEqualTo(PreemptiveSettings.DEFAULT);
    }

    @Test
    void everyKeyIsHeeded() {
        PreemptiveSettings settings = PreemptiveKeys.settings(Configurations.of(
                "beluga.preemptive.strategy", "similar",
                "beluga.preemptive.similarity", "0.9",
                "beluga.preemptive.speech", "true",
                "beluga.preemptive.max-attempts", "5",
                "beluga.preemptive.max-speech", "7s",
                "beluga.preemptive.stable-for", "120ms",
                "beluga.preemptive.likely", "0.6"));

        assertThat(settings)
                .isEqualTo(new PreemptiveSettings(
                        new Start(ofMillis(120), 0.6, 5, ofSeconds(7)),
                        new Use(Strategy.SIMILAR, 0.9, true, Use.ENGLISH_LIGHT_WORDS)));
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "discard, DISCARD", "similar, SIMILAR", "always, ALWAYS"})
    void everyStrategyCanBeChosen(String name, Strategy strategy) {
        PreemptiveSettings settings = PreemptiveKeys.settings(Configurations.of("beluga.preemptive.strategy", name));

        assertThat(settings.use().strategy()).isEqualTo(strategy);
    }

    @Test
    void fillersAreKnownOfEnglishOnly() {
        PreemptiveSettings settings = PreemptiveKeys.settings(Configurations.of("beluga.language", "de-DE"));

        assertThat(settings.use().lightWords()).isEmpty();
    }
}
