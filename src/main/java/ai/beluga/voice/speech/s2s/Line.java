package ai.beluga.voice.speech.s2s;

/** A line of the conversation as text. Never prints the words. */
public record Line(Role role, String text) {

    /** Whose line it is. */
    public enum Role {
        /** The caller's. */
        CALLER,
        /** The model's own. */
        AGENT,
        /** The gateway's: what the model is to know or do. */
        DIRECTION
    }

    @Override
    public String toString() {
        return "Line[" + role + ", " + text.length() + " characters]";
    }
}
