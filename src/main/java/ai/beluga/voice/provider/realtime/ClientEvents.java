package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.speech.s2s.Line;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.Map;

/** Events as a client sends them. All that the vendor may refuse have an id, which comes back with the refusal. */
final class ClientEvents {

    /** Where a response that was asked for says so again. */
    static final String ASK = "ask";

    static final String COMMIT = "{\"type\":\"input_audio_buffer.commit\",\"event_id\":\"commit\"}";

    static final String CLEAR = "{\"type\":\"input_audio_buffer.clear\",\"event_id\":\"clear\"}";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private ClientEvents() {}

    static String append(byte[] muLaw) {
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                + Base64.getEncoder().encodeToString(muLaw) + "\"}";
    }

    static String update(String id, JsonObject session) {
        return event("session.update")
                .add("event_id", id)
                .add("session", session)
                .build()
                .toString();
    }

    static String message(Line line) {
        String role = switch (line.role()) {
            case CALLER -> "user";
            case AGENT -> "assistant";
            case DIRECTION -> "system";
        };
        JsonObjectBuilder content = JSON.createObjectBuilder()
                .add("type", line.role() == Line.Role.AGENT ? "output_text" : "input_text")
                .add("text", line.text());
        return create(JSON.createObjectBuilder()
                .add("type", "message")
                .add("role", role)
                .add("content", JSON.createArrayBuilder().add(content))
                .build());
    }

    static String result(String call, String json) {
        return create(JSON.createObjectBuilder()
                .add("type", "function_call_output")
                .add("call_id", call)
                .add("output", json)
                .build());
    }

    static String create(String id, JsonObject item) {
        return event("conversation.item.create")
                .add("event_id", id)
                .add("item", item)
                .build()
                .toString();
    }

    private static String create(JsonObject item) {
        return create("item", item);
    }

    static String delete(String itemId) {
        return event("conversation.item.delete")
                .add("event_id", "delete")
                .add("item_id", itemId)
                .build()
                .toString();
    }

    static String truncate(String itemId, int contentIndex, int endMillis) {
        return event("conversation.item.truncate")
                .add("event_id", "truncate")
                .add("item_id", itemId)
                .add("content_index", contentIndex)
                .add("audio_end_ms", endMillis)
                .build()
                .toString();
    }

    /** Asks for a reply; the id comes back with the response, too. */
    static String respond(String id) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add(ASK, id);
        return event("response.create")
                .add("event_id", id)
                .add("response", JSON.createObjectBuilder().add("metadata", metadata))
                .build()
                .toString();
    }

    /** @param responseId empty for the one that is under way */
    static String cancel(String responseId) {
        JsonObjectBuilder cancel = event("response.cancel").add("event_id", "cancel");
        if (!responseId.isEmpty()) {
            cancel.add("response_id", responseId);
        }
        return cancel.build().toString();
    }

    private static JsonObjectBuilder event(String type) {
        return JSON.createObjectBuilder().add("type", type);
    }
}
