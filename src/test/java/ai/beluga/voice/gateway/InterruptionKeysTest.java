package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.InterruptionSettings.Mode;
import ai.beluga.voice.turn.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterruptionKeysTest {

    private static InterruptionSettings read(String... settings) {
        return InterruptionKeys.interruption(Configurations.of(settings));
    }

    @Test
    void nothingConfiguredGivesTheStartingValuesAndTheListsOfTheLanguage() {
        assertThat(read()).isEqualTo(English.INTERRUPTION);
        assertThat(read("beluga.language", "de-DE").phrases().stops()).contains("einen moment");
    }

    @Test
    void everyKeyIsHeeded() {
        InterruptionSettings settings = read(
                "beluga.interruption.mode", "both",
                "beluga.interruption.min-words", "3",
                "beluga.interruption.interim-words", "false",
                "beluga.interruption.keep-speech", "false",
                "beluga.interruption.least-level", "-50",
                "beluga.interruption.echo", "false",
                "beluga.interruption.replies", "keys");

        assertThat(settings.mode()).isEqualTo(Mode.BOTH);
        assertThat(settings.minWords()).isEqualTo(3);
        assertThat(settings.interims()).isFalse();
        assertThat(settings.keep()).isFalse();
        assertThat(settings.leastLevel()).isEqualTo(-50);
        assertThat(settings.echo()).isFalse();
        assertThat(settings.replies()).isEqualTo(Interruptibility.KEYS);
    }

    @ParameterizedTest
    @EnumSource(Prompt.class)
    void everyPromptAfterWhichTheCallGoesOnHasItsKey(Prompt prompt) {
        String key = "beluga.interruption.prompt."
                + prompt.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

        if (prompt.isFiller() || prompt == Prompt.TAKE_OVER) {
            assertThat(new InterruptionKeys().keys())
                    .noneMatch(any -> any.name().equals(key));
        } else if (prompt.interruptible()) {
            assertThat(read(key, "keys").of(prompt)).isEqualTo(Interruptibility.KEYS);
            assertThat(read().of(prompt)).isEqualTo(Interruptibility.SPEECH);
        } else {
            assertThat(new InterruptionKeys().keys())
                    .noneMatch(any -> any.name().equals(key));
            assertThat(read().of(prompt)).isEqualTo(Interruptibility.NEVER);
        }
    }

    @Test
    void phrasesTakeThePlaceOfTheListOfTheLanguage() {
        var phrases = read(
                        "beluga.interruption.acknowledgements", "roger, copy that",
                        "beluga.interruption.stop-phrases", "abort")
                .phrases();

        assertThat(phrases.acknowledgements()).containsExactly("roger", "copy that");
        assertThat(phrases.stops()).containsExactly("abort");
    }

    @Test
    void phrasesBehindAPlusAreAdded() {
        var phrases = read(
                        "beluga.interruption.acknowledgements", "+ roger",
                        "beluga.interruption.stop-phrases", "+abort, over")
                .phrases();

        assertThat(phrases.acknowledgements()).contains("roger", "okay");
        assertThat(phrases.stops()).contains("abort", "over", "wait");
    }
}
