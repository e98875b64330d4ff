package ai.beluga.voice.event;

import java.util.Objects;

/**
 * One party's words in a conversation.
 *
 * @param speaker who spoke
 * @param text what was recognised from the caller, or what the caller heard of the agent; may be empty only for an
 *     agent who was interrupted before the first word ended
 * @param interrupted {@code true} when the agent had more to say than the caller heard
 */
public record Utterance(Speaker speaker, String text, boolean interrupted) {

    public Utterance {
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(text, "text");
    }

    /** Words of the caller. */
    public static Utterance caller(String text) {
        return new Utterance(Speaker.CALLER, text, false);
    }

    /** Words of the agent, heard to the end. */
    public static Utterance agent(String text) {
        return new Utterance(Speaker.AGENT, text, false);
    }
}
