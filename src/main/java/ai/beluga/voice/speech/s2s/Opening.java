package ai.beluga.voice.speech.s2s;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a conversation begins, or goes on with another stream.
 *
 * @param language of the caller
 * @param instructions who the model is and what it is to do; may be empty
 * @param tools it may call
 * @param history what was said and heard so far, oldest first
 * @param turns who tells when the caller's turn is over
 * @param resume the newest {@link S2sEvent.Resumable} of the stream before; a vendor that refuses it is given the history
 */
public record Opening(
        Locale language,
        String instructions,
        List<Tool> tools,
        List<Line> history,
        Turns turns,
        Optional<String> resume) {

    /** Who tells when the caller's turn is over. */
    public enum Turns {
        /** The gateway; the model replies when asked. */
        OURS,
        /** The vendor; the model replies by itself. */
        VENDORS
    }

    /**
     * What the model may call.
     *
     * @param name letters, digits and {@code _}, at most 64
     * @param description for the model
     * @param schema of the arguments: a JSON Schema object
     */
    public record Tool(String name, String description, String schema) {

        public Tool {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
                throw new IllegalArgumentException(
                        "a tool's name is a letter, then letters, digits and _, 64 at most, not " + name);
            }
        }
    }

    public Opening {
        tools = List.copyOf(tools);
        history = List.copyOf(history);
    }
}
