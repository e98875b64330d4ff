package ai.beluga.voice.session;

import ai.beluga.voice.pipeline.stage.AskCaller;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How a session behaves.
 *
 * @param language of caller and agent
 * @param hearing how the caller's audio becomes edges and text
 * @param turn who gets the floor when
 * @param lead how far ahead of the ear audio is sent
 * @param prompts the words of every prompt
 * @param asking how the caller is asked before a tool is called
 */
public record SessionSettings(
        Locale language,
        HearingSettings hearing,
        TurnSettings turn,
        Duration lead,
        Map<Prompt, String> prompts,
        AskCaller.Manner asking) {

    /** One that asks in English. */
    public SessionSettings(
            Locale language, HearingSettings hearing, TurnSettings turn, Duration lead, Map<Prompt, String> prompts) {
        this(language, hearing, turn, lead, prompts, AskCaller.Manner.DEFAULT);
    }

    public SessionSettings {
        prompts = Map.copyOf(prompts);
        for (Prompt prompt : Prompt.values()) {
            if (prompts.getOrDefault(prompt, "").isBlank()) {
                throw new IllegalArgumentException("the prompt " + prompt + " has no words");
            }
        }
    }
}
