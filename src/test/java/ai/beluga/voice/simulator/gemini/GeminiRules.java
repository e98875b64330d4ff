package ai.beluga.voice.simulator.gemini;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the description of the service demands beyond the form of a message. */
final class GeminiRules {

    private static final Set<String> TYPES =
            Set.of("setup", "clientContent", "realtimeInput", "toolResponse", "contextUpdate");
    private static final Set<String> NOT_LIVE = Set.of(
            "responseLogprobs",
            "responseMimeType",
            "logprobs",
            "responseSchema",
            "responseJsonSchema",
            "stopSequences",
            "routingConfig",
            "audioTimestamp",
            "thinkingConfig",
            "enableAffectiveDialog");
    private static final Pattern MODEL = Pattern.compile("models/[a-z0-9.-]+");
    private static final Pattern PCM = Pattern.compile("audio/pcm(;rate=\\d+)?");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,63}");
    private static final Set<String> ROLES = Set.of("user", "model");

    private GeminiRules() {}

    /** What is wrong with a message, in words. */
    static List<String> wrong(JsonObject message) {
        List<String> wrong = new ArrayList<>(VendorTypes.client(message.toString()));
        if (message.size() != 1 || !TYPES.containsAll(message.keySet())) {
            wrong.add("a message is one of " + TYPES + ", not " + message.keySet());
            return wrong;
        }
        String type = message.keySet().iterator().next();
        if (!(message.get(type) instanceof JsonObject body)) {
            wrong.add(type + " is no object");
            return wrong;
        }
        switch (type) {
            case "setup" -> setup(body, wrong);
            case "clientContent" -> contents(body, wrong);
            case "realtimeInput" -> realtime(body, wrong);
            default -> {} // told by what the session knows
        }
        return wrong;
    }

    private static void setup(JsonObject setup, List<String> wrong) {
        if (!MODEL.matcher(setup.getString("model", "")).matches()) {
            wrong.add("setup.model is models/{model}");
        }
        JsonObject generation = object(setup, "generationConfig");
        generation.keySet().stream().filter(NOT_LIVE::contains).forEach(name -> wrong.add("not with Live: " + name));
        JsonValue modalities = generation.get("responseModalities");
        if (modalities != null && !modalities.toString().equals("[\"AUDIO\"]")) {
            wrong.add("these models answer in AUDIO, not " + modalities);
        }
        for (JsonValue tool : array(setup, "tools")) {
            for (JsonValue function : array(tool.asJsonObject(), "functionDeclarations")) {
                function(function.asJsonObject(), wrong);
            }
        }
        array(object(setup, "systemInstruction"), "parts").forEach(part -> {
            if (!part.asJsonObject().containsKey("text")) {
                wrong.add("an instruction is text");
            }
        });
    }

    private static void function(JsonObject function, List<String> wrong) {
        if (!FUNCTION.matcher(function.getString("name", "")).matches()) {
            wrong.add("no name of a function: " + function.getString("name", ""));
        }
        if (function.containsKey("parameters") && function.containsKey("parametersJsonSchema")) {
            wrong.add("parameters and parametersJsonSchema exclude each other");
        }
    }

    private static void contents(JsonObject content, List<String> wrong) {
        for (JsonValue turn : array(content, "turns")) {
            if (!ROLES.contains(turn.asJsonObject().getString("role", "user"))) {
                wrong.add("a role is user or model");
            }
        }
    }

    private static void realtime(JsonObject input, List<String> wrong) {
        if (input.size() != 1) {
            wrong.add("one input a message, not " + input.keySet());
        }
        if (input.containsKey("mediaChunks")) {
            wrong.add("mediaChunks is gone");
        }
        if (input.containsKey("audio")) {
            JsonObject audio = input.getJsonObject("audio");
            if (!PCM.matcher(audio.getString("mimeType", "")).matches()) {
                wrong.add("audio is audio/pcm;rate=…, not " + audio.getString("mimeType", ""));
            }
            try {
                if (Base64.getDecoder().decode(audio.getString("data", "")).length % 2 != 0) {
                    wrong.add("half a sample of audio");
                }
            } catch (IllegalArgumentException broken) {
                wrong.add("audio is no base64");
            }
        }
    }

    static JsonObject object(JsonObject from, String name) {
        return from.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    static JsonArray array(JsonObject from, String name) {
        return from.get(name) instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** All texts of a content. */
    static String text(JsonObject content) {
        StringBuilder text = new StringBuilder();
        for (JsonValue part : array(content, "parts")) {
            if (part instanceof JsonObject one && one.get("text") instanceof JsonString words) {
                text.append(words.getString());
            }
        }
        return text.toString();
    }
}
