package ai.beluga.voice.simulator.openai;

import ai.beluga.voice.simulator.realtime.Fault;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a client's event: by the vendor's types, and by what they do not say but the service does. */
final class OpenAiRules {

    static final Set<String> TYPES = Set.of(
            "session.update",
            "input_audio_buffer.append",
            "input_audio_buffer.commit",
            "input_audio_buffer.clear",
            "conversation.item.create",
            "conversation.item.retrieve",
            "conversation.item.delete",
            "conversation.item.truncate",
            "response.create",
            "response.cancel",
            "output_audio_buffer.clear");

    private static final Set<String> APPEND = Set.of("type", "audio", "event_id");

    /** Where {@code null} means something; elsewhere the service refuses it. */
    private static final Set<String> MAY_BE_NULL = Set.of(
            "session.audio.input.turn_detection",
            "session.audio.input.turn_detection.idle_timeout_ms",
            "session.audio.input.noise_reduction",
            "session.audio.input.transcription",
            "session.tracing",
            "session.prompt",
            "session.include",
            "response.metadata",
            "response.prompt",
            "previous_item_id");

    private static final Map<String, String> EXPECTED = Map.of(
            "create_response",
            "a boolean",
            "interrupt_response",
            "a boolean",
            "tools",
            "an array",
            "voice",
            "a string");

    private OpenAiRules() {}

    static List<Fault> faults(String type, JsonObject event) {
        if (type.equals("input_audio_buffer.append")
                && event.get("audio") != null
                && event.get("audio").getValueType() == JsonValue.ValueType.STRING) {
            return event.keySet().stream()
                    .filter(name -> !APPEND.contains(name))
                    .map(Fault::unknown)
                    .toList();
        }
        List<Fault> faults = new ArrayList<>();
        nulls("", event, faults);
        for (VendorTypes.Finding finding : VendorTypes.client(event.toString())) {
            faults.add(finding.unknownField() ? Fault.unknown(finding.path()) : broken(type, event, finding.words()));
        }
        if (faults.isEmpty() && type.equals("conversation.item.create")) {
            texts(event.getJsonObject("item"), faults);
        }
        if (faults.isEmpty() && event.get("session") instanceof JsonObject session) {
            session(session, faults);
        }
        return faults;
    }

    private static Fault broken(String type, JsonObject event, String words) {
        if (type.equals("session.update")
                && event.get("session") instanceof JsonObject session
                && !session.containsKey("type")) {
            return Fault.missing("session.type");
        }
        String path = words.replaceAll("(?s)^[^`']*[`']([a-z_]+)[`'].*", "$1");
        return words.contains("is not set")
                ? Fault.missing(path)
                : Fault.invalid("invalid_value", "Invalid value: " + words, path.equals(words) ? "" : path);
    }

    private static void nulls(String path, JsonValue value, List<Fault> faults) {
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> {
                String here = path.isEmpty() ? name : path + "." + name;
                if (inner.equals(JsonValue.NULL) && !MAY_BE_NULL.contains(here)) {
                    faults.add(Fault.wrongType(here, EXPECTED.getOrDefault(name, "a value"), "null"));
                }
                if (!name.equals("parameters") && !name.equals("metadata")) {
                    nulls(here, inner, faults);
                }
            });
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                nulls(path + "[" + i + "]", array.get(i), faults);
            }
        }
    }

    /** An answer's audio cannot be restored: of what is said only text is taken. */
    private static void texts(JsonObject item, List<Fault> faults) {
        if (!item.containsKey("content")) {
            return;
        }
        JsonArray content = item.getJsonArray("content");
        for (int i = 0; i < content.size(); i++) {
            JsonObject part = content.getJsonObject(i);
            String needed = part.getString("type", "").equals("input_audio") ? "audio" : "text";
            if (!part.containsKey(needed)) {
                faults.add(Fault.missing("item.content[" + i + "]." + needed));
            }
        }
    }

    private static void session(JsonObject session, List<Fault> faults) {
        if (session.containsKey("output_modalities")
                && session.getJsonArray("output_modalities").size() != 1) {
            faults.add(Fault.wrongValue(
                    "session.output_modalities",
                    session.get("output_modalities").toString()));
        }
        if (session.containsKey("model")) {
            faults.add(
                    Fault.invalid("cannot_update_model", "The model of a session cannot be changed.", "session.model"));
        }
        JsonObject detection = object(object(object(session, "audio"), "input"), "turn_detection");
        range(detection, "threshold", 0, 1, faults);
        range(detection, "prefix_padding_ms", 0, 10_000, faults);
        range(detection, "silence_duration_ms", 0, 10_000, faults);
        range(detection, "idle_timeout_ms", 5_000, 30_000, faults);
        JsonObject output = object(object(session, "audio"), "output");
        range(output, "speed", 0.25, 1.5, faults);
        if (session.containsKey("tools")) {
            session.getJsonArray("tools").forEach(tool -> tool(tool.asJsonObject(), faults));
        }
    }

    private static void tool(JsonObject tool, List<Fault> faults) {
        if (tool.getString("type", "function").equals("function")
                && !tool.getString("name", "").matches("[a-zA-Z0-9_-]{1,64}")) {
            faults.add(Fault.wrongValue("session.tools.name", tool.getString("name", "")));
        }
    }

    static JsonObject object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static void range(JsonObject in, String name, double least, double most, List<Fault> faults) {
        if (in.containsKey(name) && !in.isNull(name)) {
            double value = in.getJsonNumber(name).doubleValue();
            if (value < least || value > most) {
                faults.add(Fault.wrongValue("session." + name, in.get(name).toString()));
            }
        }
    }
}
