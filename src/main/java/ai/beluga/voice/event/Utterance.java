package ai.beluga.voice.event;

import java.util.Objects;

/**
 * One party's words in a conversation.
 *
 * @param speaker who spoke
 * @param text what was recognised from the caller, or what the caller heard of the agent; may be empty only for an
 *     agent who was interrupted before the first word ended
 * @param interrupted {@code true} when the agent had more to say than the caller heard
 * @param filler what the caller heard beside the text while waiting for it, "One moment, please": said by the gateway, and
 *     nothing an agent should learn from; mostly empty
 */
public record Utterance(Speaker speaker, String text, boolean interrupted, String filler) {

    public Utterance {
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(filler, "filler");
    }

    /** Words without a filler. */
    public Utterance(Speaker speaker, String text, boolean interrupted) {
        this(speaker, text, interrupted, "");
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
