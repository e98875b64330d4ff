package ai.beluga.voice.tool;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/** What is told of a tool: JSON for whoever asked and waits, words for whoever is told later. */
public final class ToolAnswer {

    /** What a model can take in; the rest of a longer result is of no use on the telephone. */
    private static final int MOST_CHARACTERS = 16_384;

    private static final String UNREADABLE = "what it answered cannot be used";

    private ToolAnswer() {}

    static String refused(String why) {
        return status("refused").add("error", why).build().toString();
    }

    static String declined() {
        return status("declined")
                .add("note", "the caller did not agree; it was not done")
                .build()
                .toString();
    }

    static String late() {
        return status("late")
                .add("note", "it goes on; the caller is told when it is done")
                .build()
                .toString();
    }

    static String notDone(String why) {
        return status("failed").add("error", why).build().toString();
    }

    static String broke(boolean effect) {
        return notDone(effect ? "it broke off, and nobody knows whether it was done" : "it did not work");
    }

    static String done(String result) {
        return done(result, Optional.empty());
    }

    static String doneBefore(String result) {
        return done(result, Optional.of("it was done before, and was not done again"));
    }

    /** An answer, and what the caller said when asked about the tool. */
    public static String withCallersWords(String answer, String words) {
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return Json.createObjectBuilder(reader.readObject())
                    .add("caller_said", words)
                    .build()
                    .toString();
        }
    }

    private static String done(String result, Optional<String> note) {
        JsonObjectBuilder answer = status("done");
        parsed(result).ifPresentOrElse(value -> answer.add("result", value), () -> answer.add("note", UNREADABLE));
        note.ifPresent(words -> answer.add("note", words));
        return answer.build().toString();
    }

    /** Whether a result can be used. */
    static boolean isReadable(String result) {
        return parsed(result).isPresent();
    }

    private static Optional<JsonValue> parsed(String result) {
        if (result.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(result))) {
            return Optional.of(reader.readValue());
        } catch (JsonException | IllegalStateException garbage) {
            return Optional.empty();
        }
    }

    private static JsonObjectBuilder status(String status) {
        return Json.createObjectBuilder().add("status", status);
    }

    /** For whoever is told with a later turn. */
    static String note(Tool tool, ToolResult result) {
        String name = "The tool " + tool.name();
        String tell = " Tell the caller, unless they have heard it already, and do not call it for this again.";
        return switch (result) {
            case ToolResult.Done done ->
                name + " is done meanwhile." + (isReadable(done.json()) ? " Its result: " + done.json() + "." : "")
                        + tell;
            case ToolResult.NotDone not -> name + " was not done: " + not.why() + " Tell the caller.";
            case ToolResult.Broke broke ->
                name + (tool.manner().effect() ? " broke off, and nobody knows whether it was done." : " did not work.")
                        + " Tell the caller.";
        };
    }
}
