package ai.beluga.voice.simulator.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** A request, and what is wrong with it by the public reference "Chat Completions". */
public final class ChatQuestion {

    private final JsonObject request;

    ChatQuestion(JsonObject request) {
        this.request = request;
    }

    /** What the caller said last. */
    public String words() {
        return last("user");
    }

    /** What the model is told of itself and of the conversation before. */
    public String instructions() {
        return last("system");
    }

    /** The results of the functions that were called since the caller spoke, in order. */
    public List<String> results() {
        return messages().stream()
                .filter(message -> role(message).equals("tool"))
                .map(message -> message.getString("content"))
                .toList();
    }

    private String last(String role) {
        return messages().stream()
                .filter(message -> role(message).equals(role))
                .reduce((earlier, later) -> later)
                .map(message -> message.getString("content"))
                .orElse("");
    }

    private List<JsonObject> messages() {
        return objects(request, "messages");
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        return in.get(name) instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }

    private static String role(JsonObject message) {
        return message.getString("role");
    }

    /** Every call has its result right behind it, and every result its call; functions are declared with a schema. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (JsonObject message : messages()) {
            if (role(message).equals("tool")) {
                if (!open.remove(message.getString("tool_call_id", ""))) {
                    wrong.add("a result without its call: " + message);
                }
                if (!(message.get("content") instanceof JsonString)) {
                    wrong.add("a result that is no text: " + message);
                }
                continue;
            }
            open.forEach(call -> wrong.add("a call without its result: " + call));
            open.clear();
            for (JsonObject call : objects(message, "tool_calls")) {
                open.add(call.getString("id", ""));
                if (!role(message).equals("assistant")
                        || !call.getString("type", "").equals("function")
                        || !(call.getJsonObject("function").get("arguments") instanceof JsonString)) {
                    wrong.add("no call of a function: " + message);
                }
            }
        }
        open.forEach(call -> wrong.add("a call without its result: " + call));
        objects(request, "tools").forEach(tool -> wrongWith(tool, wrong));
        return wrong;
    }

    private static void wrongWith(JsonObject tool, List<String> wrong) {
        JsonObject function = tool.get("function") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        boolean declared = tool.getString("type", "").equals("function")
                && function.getString("name", "").matches("[A-Za-z0-9_-]{1,64}")
                && function.get("parameters") instanceof JsonObject parameters
                && parameters.getString("type", "").equals("object");
        if (!declared) {
            wrong.add("no declaration of a function: " + tool);
        }
    }
}
