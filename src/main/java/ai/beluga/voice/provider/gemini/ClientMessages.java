package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The messages to the vendor: proto3 JSON, one field of the union each. */
final class ClientMessages {

    static final String ACTIVITY_START = "{\"realtimeInput\":{\"activityStart\":{}}}";
    static final String ACTIVITY_END = "{\"realtimeInput\":{\"activityEnd\":{}}}";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ClientMessages() {}

    /**
     * The first message.
     *
     * @param withHistory {@code true} when the history follows as the first content
     * @throws ProviderException.Permanent when a tool's schema is none
     */
    static String setup(GeminiSettings settings, Opening opening, boolean withHistory) {
        JsonObjectBuilder setup = JSON.createObjectBuilder()
                .add("model", "models/" + settings.model())
                .add("generationConfig", generation(settings.voice()))
                .add("systemInstruction", content("", instructions(opening)))
                .add("realtimeInputConfig", detection(settings, opening.turns()))
                .add("inputAudioTranscription", JSON.createObjectBuilder())
                .add("outputAudioTranscription", JSON.createObjectBuilder())
                .add("sessionResumption", resumption(opening))
                .add(
                        "contextWindowCompression",
                        JSON.createObjectBuilder().add("slidingWindow", JSON.createObjectBuilder()));
        if (!opening.tools().isEmpty()) {
            setup.add(
                    "tools",
                    JSON.createArrayBuilder()
                            .add(JSON.createObjectBuilder().add("functionDeclarations", tools(opening.tools()))));
        }
        if (withHistory) {
            setup.add("historyConfig", JSON.createObjectBuilder().add("initialHistoryInClientContent", true));
        }
        return message("setup", setup);
    }

    private static JsonObjectBuilder generation(String voice) {
        return JSON.createObjectBuilder()
                .add("responseModalities", JSON.createArrayBuilder().add("AUDIO"))
                .add(
                        "speechConfig",
                        JSON.createObjectBuilder()
                                .add(
                                        "voiceConfig",
                                        JSON.createObjectBuilder()
                                                .add(
                                                        "prebuiltVoiceConfig",
                                                        JSON.createObjectBuilder()
                                                                .add("voiceName", voice))));
    }

    /** Models that speak natively choose their language by what they read and hear; some refuse a code. */
    private static String instructions(Opening opening) {
        String language = "The caller speaks " + opening.language().getDisplayName(Locale.ENGLISH) + ".";
        return (opening.instructions() + "\n\n" + language).strip();
    }

    private static JsonObjectBuilder detection(GeminiSettings settings, Opening.Turns turns) {
        JsonObjectBuilder automatic = JSON.createObjectBuilder();
        switch (turns) {
            case OURS -> automatic.add("disabled", true);
            case VENDORS ->
                automatic.add("silenceDurationMs", settings.silence().toMillis());
        }
        return JSON.createObjectBuilder()
                .add("automaticActivityDetection", automatic)
                .add("activityHandling", "START_OF_ACTIVITY_INTERRUPTS");
    }

    private static JsonObjectBuilder resumption(Opening opening) {
        JsonObjectBuilder resumption = JSON.createObjectBuilder();
        opening.resume().ifPresent(handle -> resumption.add("handle", handle));
        return resumption;
    }

    private static JsonArrayBuilder tools(List<Opening.Tool> tools) {
        JsonArrayBuilder functions = JSON.createArrayBuilder();
        for (Opening.Tool tool : tools) {
            functions.add(JSON.createObjectBuilder()
                    .add("name", tool.name())
                    .add("description", tool.description())
                    .add("behavior", "BLOCKING")
                    .add("parametersJsonSchema", schema(tool)));
        }
        return functions;
    }

    private static JsonObject schema(Opening.Tool tool) {
        try {
            return object(tool.schema());
        } catch (IllegalArgumentException none) {
            throw new ProviderException.Permanent("the schema of " + tool.name() + " is no JSON object", none);
        }
    }

    /** Lines that are added to the conversation; ends what the model says. */
    static String lines(List<Line> lines, boolean complete) {
        JsonArrayBuilder turns = JSON.createArrayBuilder();
        lines.forEach(line -> turns.add(content(role(line), text(line))));
        JsonObjectBuilder content = JSON.createObjectBuilder();
        if (!lines.isEmpty()) {
            content.add("turns", turns);
        }
        return message("clientContent", content.add("turnComplete", complete));
    }

    private static String role(Line line) {
        return line.role() == Line.Role.AGENT ? "model" : "user";
    }

    /** There is no role for what is said by neither; brackets set it apart from what the caller says. */
    private static String text(Line line) {
        return line.role() == Line.Role.DIRECTION ? "[Not said by the caller: " + line.text() + "]" : line.text();
    }

    private static JsonObjectBuilder content(String role, String text) {
        JsonObjectBuilder content = JSON.createObjectBuilder();
        if (!role.isEmpty()) {
            content.add("role", role);
        }
        return content.add(
                "parts",
                JSON.createArrayBuilder().add(JSON.createObjectBuilder().add("text", text)));
    }

    /** Audio of the caller: PCM16, little-endian. */
    static String audio(byte[] pcm) {
        return "{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=" + CallerAudio.RATE_HZ + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(pcm) + "\"}}}";
    }

    /** The results of all calls of a turn. */
    static String results(List<ToolCalls.Result> results) {
        JsonArrayBuilder responses = JSON.createArrayBuilder();
        for (ToolCalls.Result result : results) {
            responses.add(JSON.createObjectBuilder()
                    .add("id", result.call())
                    .add("name", result.tool())
                    .add("response", object(result.json())));
        }
        return message("toolResponse", JSON.createObjectBuilder().add("functionResponses", responses));
    }

    private static String message(String field, JsonObjectBuilder value) {
        return JSON.createObjectBuilder().add(field, value).build().toString();
    }

    /** @throws IllegalArgumentException when it is no JSON object, which would be the gateway's fault */
    private static JsonObject object(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException broken) {
            throw new IllegalArgumentException("not a JSON object", broken);
        }
    }
}
