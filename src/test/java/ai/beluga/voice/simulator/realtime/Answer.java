package ai.beluga.voice.simulator.realtime;

import java.util.List;
import java.util.stream.Stream;

/** What the model does in one response: parts in order, and how it ends. */
public record Answer(List<Part> parts, End end) {

    /** One item of output. */
    public sealed interface Part {
        record Speech(String text) implements Part {}

        /** @param arguments JSON, or what a model takes for it */
        record Call(String name, String arguments) implements Part {}
    }

    /** How a response ends, if nobody cancels it. */
    public sealed interface End {
        record Completed() implements End {}

        /** @param reason such as {@code max_output_tokens} */
        record Incomplete(String reason) implements End {}

        record Failed(String type, String code, String message) implements End {}
    }

    /** Says something. */
    public static Answer say(String text) {
        return new Answer(List.of(new Part.Speech(text)), new End.Completed());
    }

    /** Calls a function. */
    public static Answer call(String name, String arguments) {
        return new Answer(List.of(new Part.Call(name, arguments)), new End.Completed());
    }

    /** Fails before it began. */
    public static Answer failed(String code, String message) {
        return new Answer(List.of(), new End.Failed("server_error", code, message));
    }

    /** Says this as well, in an item of its own. */
    public Answer andSay(String text) {
        return and(new Part.Speech(text));
    }

    /** Calls this as well. */
    public Answer andCall(String name, String arguments) {
        return and(new Part.Call(name, arguments));
    }

    /** Ends so, after its parts. */
    public Answer ending(End how) {
        return new Answer(parts, how);
    }

    /** Breaks off after its parts. */
    public Answer incomplete(String reason) {
        return ending(new End.Incomplete(reason));
    }

    private Answer and(Part part) {
        return new Answer(Stream.concat(parts.stream(), Stream.of(part)).toList(), end);
    }
}
