package ai.beluga.voice.provider.nova;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.MalformedMessageException;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The events to the vendor, all of one prompt. Blocks have names of our own. Not thread-safe. */
final class NovaInput {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String PROMPT = "call";
    private static final String AUDIO = "caller";
    private static final int RATE_HZ = 8_000;
    /** Lines that are told amid the conversation reach the model late or never: history must be complete before audio begins. */
    private static final String OTHERS_SPEAK =
            "The telephone system has a greeting and announcements of its own, of which"
                    + " you may not be told: do not greet the caller again.";

    /**
     * As in the vendor's guide to Nova 2 Sonic ("Turn-taking controllability", "API configuration"). It does not say that they can be left
     * out, and every client that was found sends them.
     */
    private static final double TOP_P = 0.9;

    private static final double TEMPERATURE = 0.7;

    private int blocks;

    /**
     * What a stream begins with, in order; audio follows.
     *
     * @throws ProviderException.Permanent when a tool's schema is none
     */
    List<String> opening(NovaSettings settings, Opening opening) {
        List<String> events = new ArrayList<>();
        events.add(sessionStart(settings));
        events.add(promptStart(settings, opening.tools()));
        events.addAll(text("SYSTEM", instructions(opening), false));
        for (History.Block block : History.of(opening.history())) {
            events.addAll(text(block.role(), block.text(), false));
        }
        events.add(event(
                "contentStart",
                block(AUDIO, "AUDIO", "USER", true)
                        .add("audioInputConfiguration", audio().add("audioType", "SPEECH"))));
        return events;
    }

    private static String instructions(Opening opening) {
        String language = "The caller speaks " + opening.language().getDisplayName(Locale.ENGLISH) + ".";
        return (opening.instructions() + "\n\n" + language + " " + OTHERS_SPEAK).strip();
    }

    private static String sessionStart(NovaSettings settings) {
        return event(
                "sessionStart",
                JSON.createObjectBuilder()
                        .add(
                                "inferenceConfiguration",
                                JSON.createObjectBuilder()
                                        .add("maxTokens", settings.maxTokens())
                                        .add("topP", TOP_P)
                                        .add("temperature", TEMPERATURE))
                        .add(
                                "turnDetectionConfiguration",
                                JSON.createObjectBuilder().add("endpointingSensitivity", settings.endpointing())));
    }

    private static String promptStart(NovaSettings settings, List<Opening.Tool> tools) {
        JsonObjectBuilder start = JSON.createObjectBuilder()
                .add("promptName", PROMPT)
                .add("textOutputConfiguration", JSON.createObjectBuilder().add("mediaType", "text/plain"))
                .add(
                        "audioOutputConfiguration",
                        audio().add("voiceId", settings.voice()).add("audioType", "SPEECH"));
        if (!tools.isEmpty()) {
            JsonArrayBuilder specs = JSON.createArrayBuilder();
            tools.forEach(tool -> specs.add(JSON.createObjectBuilder().add("toolSpec", spec(tool))));
            start.add("toolUseOutputConfiguration", JSON.createObjectBuilder().add("mediaType", "application/json"))
                    .add(
                            "toolConfiguration",
                            JSON.createObjectBuilder()
                                    .add(
                                            "toolChoice",
                                            JSON.createObjectBuilder().add("auto", JSON.createObjectBuilder()))
                                    .add("tools", specs));
        }
        return event("promptStart", start);
    }

    /** The schema is JSON within a text; so the vendor wants it. */
    private static JsonObjectBuilder spec(Opening.Tool tool) {
        try {
            JsonMessage.parse(tool.schema());
        } catch (MalformedMessageException none) {
            throw new ProviderException.Permanent("the schema of " + tool.name() + " is no JSON object", none);
        }
        return JSON.createObjectBuilder()
                .add("name", tool.name())
                .add("description", tool.description())
                .add("inputSchema", JSON.createObjectBuilder().add("json", tool.schema()));
    }

    private static JsonObjectBuilder audio() {
        return JSON.createObjectBuilder()
                .add("mediaType", "audio/lpcm")
                .add("sampleRateHertz", RATE_HZ)
                .add("sampleSizeBits", 16)
                .add("channelCount", 1)
                .add("encoding", "base64");
    }

    /**
     * A block of text.
     *
     * @param interactive {@code true} amid the conversation: the model answers
     */
    List<String> text(String role, String text, boolean interactive) {
        String name = name();
        return List.of(
                event("contentStart", block(name, "TEXT", role, interactive).add("textInputConfiguration", plain())),
                event("textInput", place(name).add("content", text)),
                event("contentEnd", place(name)));
    }

    /** The result of a tool. */
    List<String> toolResult(String call, String json) {
        String name = name();
        return List.of(
                event(
                        "contentStart",
                        block(name, "TOOL", "TOOL", false)
                                .add(
                                        "toolResultInputConfiguration",
                                        JSON.createObjectBuilder()
                                                .add("toolUseId", call)
                                                .add("type", "TEXT")
                                                .add("textInputConfiguration", plain()))),
                event("toolResult", place(name).add("content", json)),
                event("contentEnd", place(name)));
    }

    /** Audio of the caller: PCM16 at 8 kHz, little-endian. */
    static String audio(byte[] pcm) {
        return "{\"event\":{\"audioInput\":{\"promptName\":\"" + PROMPT + "\",\"contentName\":\"" + AUDIO
                + "\",\"content\":\"" + Base64.getEncoder().encodeToString(pcm) + "\"}}}";
    }

    /** What a stream ends with. */
    static List<String> farewell() {
        return List.of(
                event("contentEnd", place(AUDIO)),
                event("promptEnd", JSON.createObjectBuilder().add("promptName", PROMPT)),
                event("sessionEnd", JSON.createObjectBuilder()));
    }

    private String name() {
        return "block-" + ++blocks;
    }

    private static JsonObjectBuilder plain() {
        return JSON.createObjectBuilder().add("mediaType", "text/plain");
    }

    private static JsonObjectBuilder place(String name) {
        return JSON.createObjectBuilder().add("promptName", PROMPT).add("contentName", name);
    }

    private static JsonObjectBuilder block(String name, String type, String role, boolean interactive) {
        return place(name).add("type", type).add("interactive", interactive).add("role", role);
    }

    private static String event(String name, JsonObjectBuilder body) {
        return JSON.createObjectBuilder()
                .add("event", JSON.createObjectBuilder().add(name, body))
                .build()
                .toString();
    }
}
