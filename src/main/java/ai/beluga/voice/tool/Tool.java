package ai.beluga.voice.tool;

import java.util.List;
import java.util.Optional;

/**
 * What a model may ask for.
 *
 * @param name a letter, then letters, digits and {@code _}, 64 at most
 * @param description for the model: what it does and when to use it
 * @param parameters in the order in which the method takes them
 * @param manner how it may be used
 */
public record Tool(String name, String description, List<Parameter> parameters, Manner manner) {

    public Tool {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
            throw new IllegalArgumentException(
                    "a tool's name is a letter, then letters, digits and _, 64 at most, not " + name);
        }
        parameters = List.copyOf(parameters);
        if (parameters.stream().map(Parameter::name).distinct().count() < parameters.size()) {
            throw new IllegalArgumentException("tool " + name + " has two parameters of one name");
        }
    }

    /**
     * How a tool may be used.
     *
     * @param effect it changes something outside of the conversation
     * @param question what the caller is asked before, with {@code {parameter}} for what is meant; empty when nobody asks
     * @param limits how often, and how long it may take
     * @param filler said to the caller when it takes long; may be empty
     */
    public record Manner(boolean effect, Optional<String> question, Limits limits, Optional<String> filler) {

        public Manner {
            if (question.isPresent() && !effect) {
                throw new IllegalArgumentException("only a tool with an effect asks before it: " + question.get());
            }
        }
    }
}
