package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** An event as it looks with the mischief of the hour. */
final class Disguise {

    private static final Map<String, String> LEGACY = Map.of(
            "response.output_audio.delta", "response.audio.delta",
            "response.output_audio.done", "response.audio.done",
            "response.output_audio_transcript.delta", "response.audio_transcript.delta",
            "response.output_audio_transcript.done", "response.audio_transcript.done",
            "response.output_text.delta", "response.text.delta",
            "response.output_text.done", "response.text.done",
            "conversation.item.added", "conversation.item.created");

    private static final Map<String, List<String>> MAY_BE_MISSING = Map.of(
            "", List.of("obfuscation", "logprobs", "previous_item_id"),
            "error", List.of("code", "param", "event_id"),
            "response", List.of("status_details", "usage", "metadata", "conversation_id", "max_output_tokens"),
            "item", List.of("call_id", "name", "arguments", "output"),
            "session", List.of("prompt", "tracing", "include"));

    private Disguise() {}

    /** What leaves instead of an event: none, or one. */
    static List<JsonObject> of(JsonObject event, Mischief mischief) {
        String type = event.getString("type");
        if (mischief.legacyNames && type.equals("conversation.item.done")) {
            return List.of();
        }
        JsonObjectBuilder looks = Json.createObjectBuilder();
        if (mischief.nulls) {
            nulls("", event, looks);
        }
        event.forEach((name, value) -> looks.add(name, inner(name, value, mischief)));
        if (mischief.legacyNames) {
            looks.add("type", LEGACY.getOrDefault(type, type));
        }
        if (mischief.strange) {
            looks.add("novelty", Json.createObjectBuilder().add("delta", 7));
        }
        return List.of(looks.build());
    }

    private static JsonValue inner(String name, JsonValue value, Mischief mischief) {
        if (!(value instanceof JsonObject object) || !MAY_BE_MISSING.containsKey(name)) {
            return value;
        }
        JsonObjectBuilder looks = Json.createObjectBuilder();
        if (mischief.nulls) {
            nulls(name, object, looks);
        }
        object.forEach(looks::add);
        if (mischief.errorsWithoutCode && name.equals("error")) {
            looks.addNull("code");
        }
        if (mischief.strange) {
            looks.add("novelty", Json.createArrayBuilder().add(1));
        }
        return looks.build();
    }

    private static void nulls(String name, JsonObject object, JsonObjectBuilder looks) {
        MAY_BE_MISSING.get(name).stream()
                .filter(optional -> !object.containsKey(optional))
                .forEach(looks::addNull);
    }
}
