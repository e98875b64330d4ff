package ai.beluga.voice.turn;

import ai.beluga.voice.event.Interruptibility;
import java.util.EnumMap;
import java.util.Map;

/**
 * What it takes to interrupt the agent by speech.
 *
 * @param mode whether words, the length of the speech, or both count
 * @param minWords fewer words that take the floor do not interrupt; stop phrases always do
 * @param interims whether words count that the recogniser may still change
 * @param keep whether what is said over a reply that speech cannot stop belongs to the next turn; otherwise all of it is
 *     dropped, also the part that goes on behind the reply
 * @param leastLevel a sound over the agent that is fainter while it is loud does not interrupt, in decibels relative to full
 *     scale
 * @param echo whether a sound over the agent is compared with the agent's own audio
 * @param prompts what may stop a prompt; {@link Interruptibility#SPEECH} where nothing is said
 * @param replies what may stop a reply of the agent that says nothing about it
 * @param phrases of the caller's language
 */
public record InterruptionSettings(
        Mode mode,
        int minWords,
        boolean interims,
        boolean keep,
        int leastLevel,
        boolean echo,
        Map<Prompt, Interruptibility> prompts,
        Interruptibility replies,
        Phrases phrases) {

    /** Starting values; every word takes the floor. */
    public static final InterruptionSettings DEFAULT = new InterruptionSettings(
            Mode.EITHER, 1, true, true, -40, true, Map.of(), Interruptibility.SPEECH, Phrases.NONE);

    /** What makes speech an interruption. */
    public enum Mode {
        /** Words alone. */
        WORDS,
        /** Its length alone. */
        DURATION,
        /** Words, or its length as long as nothing speaks against it. */
        EITHER,
        /** Words, once it has the length. */
        BOTH
    }

    public InterruptionSettings {
        Map<Prompt, Interruptibility> all = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            Interruptibility wanted = prompts.getOrDefault(prompt, Interruptibility.SPEECH);
            all.put(prompt, prompt.interruptible() ? wanted : Interruptibility.NEVER);
        }
        prompts = Map.copyOf(all);
    }

    /** What may stop this prompt. */
    public Interruptibility of(Prompt prompt) {
        return prompts.getOrDefault(prompt, Interruptibility.SPEECH);
    }
}
