package ai.beluga.voice.simulator.nova;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of each event of a client: which there are, which there must be. */
final class NovaRules {

    private static final Set<String> MEDIA = Set.of("mediaType");
    private static final Set<String> AUDIO =
            Set.of("mediaType", "sampleRateHertz", "sampleSizeBits", "channelCount", "audioType", "encoding");
    private static final Map<String, Fields> EVENTS = Map.of(
            "sessionStart", new Fields(Set.of("inferenceConfiguration"), Set.of("turnDetectionConfiguration")),
            "promptStart",
                    new Fields(
                            Set.of("promptName", "audioOutputConfiguration"),
                            Set.of("textOutputConfiguration", "toolUseOutputConfiguration", "toolConfiguration")),
            "contentStart",
                    new Fields(
                            Set.of("promptName", "contentName", "type", "interactive", "role"),
                            Set.of(
                                    "textInputConfiguration",
                                    "audioInputConfiguration",
                                    "toolResultInputConfiguration")),
            "textInput", new Fields(Set.of("promptName", "contentName", "content"), Set.of()),
            "audioInput", new Fields(Set.of("promptName", "contentName", "content"), Set.of()),
            "toolResult", new Fields(Set.of("promptName", "contentName", "content"), Set.of()),
            "contentEnd", new Fields(Set.of("promptName", "contentName"), Set.of()),
            "promptEnd", new Fields(Set.of("promptName"), Set.of()),
            "sessionEnd", new Fields(Set.of(), Set.of()));
    private static final Map<String, Fields> INNER = Map.of(
            "inferenceConfiguration", new Fields(Set.of("maxTokens"), Set.of("topP", "temperature")),
            "turnDetectionConfiguration", new Fields(Set.of("endpointingSensitivity"), Set.of()),
            "textOutputConfiguration", new Fields(MEDIA, Set.of()),
            "toolUseOutputConfiguration", new Fields(MEDIA, Set.of()),
            "textInputConfiguration", new Fields(MEDIA, Set.of()),
            "audioInputConfiguration", new Fields(AUDIO, Set.of()),
            "audioOutputConfiguration", new Fields(AUDIO, Set.of("voiceId")),
            "toolConfiguration", new Fields(Set.of("tools"), Set.of("toolChoice")),
            "toolResultInputConfiguration",
                    new Fields(Set.of("toolUseId", "type", "textInputConfiguration"), Set.of()));

    private NovaRules() {}

    private record Fields(Set<String> needed, Set<String> possible) {}

    /** What is wrong with an event, in words. */
    static List<String> wrong(String name, JsonObject body) {
        List<String> wrong = new ArrayList<>();
        Fields fields = EVENTS.get(name);
        if (fields == null) {
            return List.of("there is no event " + name);
        }
        check(name, body, fields, wrong);
        body.forEach((member, value) -> {
            Fields inner = INNER.get(member);
            if (inner != null && value instanceof JsonObject object) {
                check(member, object, inner, wrong);
            }
        });
        if (name.equals("sessionStart") && wrong.isEmpty()) {
            limits(body, wrong);
        }
        if (body.get("toolConfiguration") instanceof JsonObject tools) {
            tools.getJsonArray("tools").forEach(tool -> tool(tool.asJsonObject(), wrong));
        }
        return wrong;
    }

    private static void check(String path, JsonObject object, Fields fields, List<String> wrong) {
        fields.needed().stream()
                .filter(name -> !object.containsKey(name) || object.isNull(name))
                .forEach(name -> wrong.add(path + "." + name + " is missing"));
        object.keySet().stream()
                .filter(name ->
                        !fields.needed().contains(name) && !fields.possible().contains(name))
                .forEach(name -> wrong.add(path + "." + name + " is unknown"));
    }

    private static void limits(JsonObject start, List<String> wrong) {
        int tokens = start.getJsonObject("inferenceConfiguration").getInt("maxTokens");
        if (tokens < 1 || tokens > 10_000) {
            wrong.add("maxTokens is 1 to 10000");
        }
        if (start.get("turnDetectionConfiguration") instanceof JsonObject detection
                && !Set.of("HIGH", "MEDIUM", "LOW").contains(detection.getString("endpointingSensitivity"))) {
            wrong.add("no such sensitivity");
        }
    }

    private static void tool(JsonObject tool, List<String> wrong) {
        JsonObject spec = tool.getJsonObject("toolSpec");
        JsonValue schema = spec.getJsonObject("inputSchema").get("json");
        if (schema.getValueType() != JsonValue.ValueType.STRING
                || !isObject(spec.getJsonObject("inputSchema").getString("json"))) {
            wrong.add("a schema is JSON within a text");
        }
        if (!spec.getString("name").matches("[a-zA-Z][a-zA-Z0-9_]{0,63}")) {
            wrong.add("no name of a tool");
        }
    }

    static boolean isObject(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.read() instanceof JsonObject;
        } catch (JsonException broken) {
            return false;
        }
    }
}
