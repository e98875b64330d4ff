package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.turn.Prompt;
import org.junit.jupiter.api.Test;

class PromptKeysTest {

    @Test
    void everyPromptHasWords() {
        assertThat(PromptKeys.words(Configurations.of()))
                .containsOnlyKeys(Prompt.values())
                .allSatisfy((prompt, words) -> assertThat(words).isNotBlank());
    }

    @Test
    void operatorsWordsAreSaid() {
        var words = PromptKeys.words(Configurations.of(
                "beluga.greeting", "Good day.",
                "beluga.prompt.still-there", "A?",
                "beluga.prompt.silent-farewell", "B.",
                "beluga.prompt.not-understood", "C?",
                "beluga.prompt.welcome-back", "D.",
                "beluga.prompt.apology", "E.",
                "beluga.prompt.failure-farewell", "F.",
                "beluga.prompt.time-farewell", "G.",
                "beluga.prompt.failure-transfer", "H.",
                "beluga.prompt.filler", "I.",
                "beluga.prompt.filler-again", "J.",
                "beluga.prompt.take-over", "K.",
                "beluga.prompt.time-warning", "L."));

        assertThat(words)
                .containsEntry(Prompt.GREETING, "Good day.")
                .containsEntry(Prompt.STILL_THERE, "A?")
                .containsEntry(Prompt.SILENT_FAREWELL, "B.")
                .containsEntry(Prompt.NOT_UNDERSTOOD, "C?")
                .containsEntry(Prompt.WELCOME_BACK, "D.")
                .containsEntry(Prompt.APOLOGY, "E.")
                .containsEntry(Prompt.FAILURE_FAREWELL, "F.")
                .containsEntry(Prompt.TIME_FAREWELL, "G.")
                .containsEntry(Prompt.FAILURE_TRANSFER, "H.")
                .containsEntry(Prompt.FILLER, "I.")
                .containsEntry(Prompt.FILLER_AGAIN, "J.")
                .containsEntry(Prompt.TAKE_OVER, "K.")
                .containsEntry(Prompt.TIME_WARNING, "L.");
    }
}
