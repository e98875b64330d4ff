package ai.beluga.voice.simulator.chat;

import java.util.List;

/** What the model does next. */
public sealed interface ChatMove {

    /** Answers. */
    record Say(String words) implements ChatMove {}

    /** Wants functions called, and is asked again with their results. */
    record Call(List<Function> functions) implements ChatMove {

        public Call {
            functions = List.copyOf(functions);
        }
    }

    /**
     * One of them.
     *
     * @param arguments JSON, or what a model takes for it
     */
    record Function(String name, String arguments) {}

    /** Calls one function. */
    static ChatMove call(String name, String arguments) {
        return new Call(List.of(new Function(name, arguments)));
    }
}
