package ai.beluga.voice.simulator.openai;

import static ai.beluga.voice.simulator.openai.OpenAiRules.object;

import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Dialect;
import ai.beluga.voice.simulator.realtime.Fault;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Settings;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OpenAI Realtime, GA interface. */
final class OpenAiDialect implements Dialect {

    /** Objects whose members change one by one; all others change as a whole. */
    private static final Set<String> MERGED = Set.of("audio", "input", "output");

    private static final JsonObject VAD = Json.createObjectBuilder()
            .add("type", "server_vad")
            .add("threshold", 0.5)
            .add("prefix_padding_ms", 300)
            .add("silence_duration_ms", 500)
            .addNull("idle_timeout_ms")
            .add("create_response", true)
            .add("interrupt_response", true)
            .build();

    @Override
    public Set<String> types() {
        return OpenAiRules.TYPES;
    }

    @Override
    public List<Fault> faults(String type, JsonObject event) {
        return OpenAiRules.faults(type, event);
    }

    @Override
    public JsonObject fresh(String sessionId, Upgrade upgrade, Duration lifetime) {
        JsonObject pcm = Json.createObjectBuilder()
                .add("type", "audio/pcm")
                .add("rate", 24_000)
                .build();
        return Json.createObjectBuilder()
                .add("type", "realtime")
                .add("object", "realtime.session")
                .add("id", sessionId)
                .add("model", upgrade.parameter("model"))
                .add("output_modalities", Json.createArrayBuilder().add("audio"))
                .add("instructions", "You are a helpful, witty, and friendly AI.")
                .add("tools", JsonValue.EMPTY_JSON_ARRAY)
                .add("tool_choice", "auto")
                .add("max_output_tokens", "inf")
                .addNull("tracing")
                .addNull("prompt")
                .add("expires_at", Instant.now().plus(lifetime).getEpochSecond())
                .add(
                        "audio",
                        Json.createObjectBuilder()
                                .add(
                                        "input",
                                        Json.createObjectBuilder()
                                                .add("format", pcm)
                                                .addNull("transcription")
                                                .addNull("noise_reduction")
                                                .add("turn_detection", VAD))
                                .add(
                                        "output",
                                        Json.createObjectBuilder()
                                                .add("format", pcm)
                                                .add("voice", "alloy")
                                                .add("speed", 1.0)))
                .addNull("include")
                .add("truncation", "auto")
                .build();
    }

    @Override
    public JsonObject merged(JsonObject session, JsonObject change) {
        JsonObjectBuilder merged = Json.createObjectBuilder(session);
        change.forEach((name, value) -> {
            if (MERGED.contains(name) && value instanceof JsonObject inner) {
                merged.add(name, merged(object(session, name), inner));
            } else if (name.equals("turn_detection") && value instanceof JsonObject detection) {
                merged.add(name, completed(detection));
            } else {
                merged.add(name, value);
            }
        });
        return merged.build();
    }

    private static JsonObject completed(JsonObject detection) {
        JsonObjectBuilder whole = Json.createObjectBuilder();
        if (detection.getString("type").equals("server_vad")) {
            VAD.forEach(whole::add);
        } else {
            whole.add("eagerness", "auto").add("create_response", true).add("interrupt_response", true);
        }
        detection.forEach(whole::add);
        return whole.build();
    }

    @Override
    public Settings settings(JsonObject session) {
        JsonObject input = object(object(session, "audio"), "input");
        JsonObject output = object(object(session, "audio"), "output");
        JsonObject transcription = object(input, "transcription");
        return new Settings(
                coding(object(input, "format")),
                coding(object(output, "format")),
                session.getString("instructions"),
                session.getJsonArray("tools"),
                input.get("turn_detection") instanceof JsonObject detection
                        ? Optional.of(detection(detection))
                        : Optional.empty(),
                !transcription.isEmpty(),
                !transcription.getString("model", "").equals("whisper-1"),
                session.getJsonArray("output_modalities").getString(0).equals("text"));
    }

    private static Coding coding(JsonObject format) {
        return switch (format.getString("type")) {
            case "audio/pcmu" -> Coding.MULAW;
            case "audio/pcma" -> new Coding(Coding.Kind.ALAW, 8_000);
            default -> new Coding(Coding.Kind.PCM16, 24_000);
        };
    }

    /** Semantic detection is done by silence too: the more eager, the sooner. */
    private static Settings.Detection detection(JsonObject detection) {
        boolean semantic = detection.getString("type").equals("semantic_vad");
        int patience = switch (detection.getString("eagerness", "auto")) {
            case "high" -> 300;
            case "low" -> 900;
            default -> 600;
        };
        JsonValue idle = detection.getOrDefault("idle_timeout_ms", JsonValue.NULL);
        return new Settings.Detection(
                semantic ? 0.5 : detection.getJsonNumber("threshold").doubleValue(),
                semantic ? 300 : detection.getInt("prefix_padding_ms"),
                semantic ? patience : detection.getInt("silence_duration_ms"),
                detection.getBoolean("create_response"),
                detection.getBoolean("interrupt_response"),
                idle.equals(JsonValue.NULL) ? 0 : detection.getInt("idle_timeout_ms"));
    }

    @Override
    public Traits traits() {
        return new Traits(false, true, true, true, true, false, true, false, "output_audio");
    }

    @Override
    public JsonObject response(ResponseView response) {
        JsonObject output = object(object(response.session(), "audio"), "output");
        JsonObject asked = response.request();
        JsonArray modalities = asked.containsKey("output_modalities")
                ? asked.getJsonArray("output_modalities")
                : response.session().getJsonArray("output_modalities");
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("object", "realtime.response")
                .add("id", response.id())
                .add("status", response.status())
                .add(
                        "status_details",
                        response.statusDetails()
                                .<JsonValue>map(details -> details)
                                .orElse(JsonValue.NULL))
                .add("output", response.output())
                .add("output_modalities", modalities)
                .add("max_output_tokens", "inf")
                .add(
                        "audio",
                        Json.createObjectBuilder()
                                .add(
                                        "output",
                                        Json.createObjectBuilder()
                                                .add("format", output.get("format"))
                                                .add("voice", output.get("voice"))))
                .add("metadata", asked.getOrDefault("metadata", JsonValue.NULL))
                .add(
                        "usage",
                        response.usage().<JsonValue>map(OpenAiDialect::usage).orElse(JsonValue.NULL));
        response.conversationId()
                .ifPresentOrElse(id -> json.add("conversation_id", id), () -> json.addNull("conversation_id"));
        return json.build();
    }

    private static JsonObject usage(Usage tokens) {
        return Json.createObjectBuilder()
                .add("total_tokens", tokens.in() + tokens.out())
                .add("input_tokens", tokens.in())
                .add("output_tokens", tokens.out())
                .add(
                        "input_token_details",
                        Json.createObjectBuilder()
                                .add("text_tokens", tokens.in())
                                .add("audio_tokens", 0)
                                .add("image_tokens", 0)
                                .add("cached_tokens", 0)
                                .add(
                                        "cached_tokens_details",
                                        Json.createObjectBuilder()
                                                .add("text_tokens", 0)
                                                .add("audio_tokens", 0)
                                                .add("image_tokens", 0)))
                .add(
                        "output_token_details",
                        Json.createObjectBuilder().add("text_tokens", 10).add("audio_tokens", tokens.out() - 10))
                .build();
    }

    @Override
    public List<JsonObjectBuilder> transcript(String itemId, String text, boolean grows) {
        List<JsonObjectBuilder> events = new ArrayList<>();
        List<String> words = grows ? Melody.words(text) : List.of();
        for (int i = 0; i < words.size(); i++) {
            events.add(about(itemId, "delta").add("delta", i == 0 ? words.get(i) : " " + words.get(i)));
        }
        events.add(about(itemId, "completed")
                .add("transcript", text)
                .add(
                        "usage",
                        Json.createObjectBuilder()
                                .add("type", "tokens")
                                .add("total_tokens", 22)
                                .add("input_tokens", 13)
                                .add(
                                        "input_token_details",
                                        Json.createObjectBuilder()
                                                .add("text_tokens", 0)
                                                .add("audio_tokens", 13))
                                .add("output_tokens", 9)));
        return events;
    }

    @Override
    public Optional<JsonObjectBuilder> transcriptFailed(String itemId) {
        return Optional.of(about(itemId, "failed")
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("type", "transcription_error")
                                .add("code", "audio_unintelligible")
                                .add("message", "The audio could not be transcribed.")
                                .addNull("param")));
    }

    private static JsonObjectBuilder about(String itemId, String what) {
        return Json.createObjectBuilder()
                .add("type", "conversation.item.input_audio_transcription." + what)
                .add("item_id", itemId)
                .add("content_index", 0);
    }

    @Override
    public Fault tooOld() {
        return Fault.invalid("session_expired", "Your session hit the maximum duration of 60 minutes.", "");
    }
}
