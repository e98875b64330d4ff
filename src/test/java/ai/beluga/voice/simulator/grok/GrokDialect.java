package ai.beluga.voice.simulator.grok;

import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Dialect;
import ai.beluga.voice.simulator.realtime.Fault;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Settings;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** xAI's Grok voice: flat sessions, no codes, transcripts that replace what was before. */
final class GrokDialect implements Dialect {

    private static final String TRANSCRIPTION = "conversation.item.input_audio_transcription.";

    /** Objects whose members change one by one; all others change as a whole. */
    private static final Set<String> MERGED = Set.of("audio", "input", "output");

    /** What clients may send and the vendor does not keep. */
    private static final Set<String> IGNORED = Set.of("type", "tool_choice", "output_modalities");

    @Override
    public Set<String> types() {
        return ClientShapes.EVENTS.keySet();
    }

    @Override
    public List<Fault> faults(String type, JsonObject event) {
        return ClientShapes.EVENTS.get(type).faults(event);
    }

    @Override
    public JsonObject fresh(String sessionId, Upgrade upgrade, Duration lifetime) {
        JsonObject pcm = Json.createObjectBuilder()
                .add(
                        "format",
                        Json.createObjectBuilder().add("type", "audio/pcm").add("rate", 24_000))
                .build();
        return Json.createObjectBuilder()
                .add("id", sessionId)
                .add("object", "realtime.session")
                .add("model", upgrade.parameter("model"))
                .add("voice", "eve")
                .add("instructions", "")
                .add("modalities", Json.createArrayBuilder().add("audio"))
                .add("turn_detection", Json.createObjectBuilder().addNull("type"))
                .add("tools", JsonValue.EMPTY_JSON_ARRAY)
                .add("audio", Json.createObjectBuilder().add("input", pcm).add("output", pcm))
                .build();
    }

    @Override
    public JsonObject merged(JsonObject session, JsonObject change) {
        JsonObjectBuilder merged = Json.createObjectBuilder(session);
        change.forEach((name, value) -> {
            if (MERGED.contains(name) && value instanceof JsonObject inner) {
                merged.add(name, merged(object(session, name), inner));
            } else if (!IGNORED.contains(name)) {
                merged.add(name, value);
            }
        });
        return merged.build();
    }

    @Override
    public Settings settings(JsonObject session) {
        JsonObject audio = object(session, "audio");
        JsonObject transcription = object(object(audio, "input"), "transcription");
        return new Settings(
                coding(object(object(audio, "input"), "format")),
                coding(object(object(audio, "output"), "format")),
                session.getString("instructions"),
                session.getJsonArray("tools"),
                detection(object(session, "turn_detection")),
                !transcription.isEmpty(),
                transcription.getString("model", "").equals("grok-transcribe"),
                false);
    }

    private static Coding coding(JsonObject format) {
        return switch (format.getString("type")) {
            case "audio/pcmu" -> Coding.MULAW;
            case "audio/pcma" -> new Coding(Coding.Kind.ALAW, 8_000);
            default -> new Coding(Coding.Kind.PCM16, format.getInt("rate", 24_000));
        };
    }

    /** How long a silence ends a turn when the client does not say is not documented: 500 ms is assumed. */
    private static Optional<Settings.Detection> detection(JsonObject detection) {
        if (!detection.getString("type", "").equals("server_vad")) {
            return Optional.empty();
        }
        return Optional.of(new Settings.Detection(
                detection.containsKey("threshold")
                        ? detection.getJsonNumber("threshold").doubleValue()
                        : 0.85,
                detection.getInt("prefix_padding_ms", 333),
                detection.getInt("silence_duration_ms", 500),
                true,
                true,
                detection.getInt("idle_timeout_ms", 0)));
    }

    private static JsonObject object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public Traits traits() {
        return new Traits(true, false, false, false, false, true, false, true, "audio");
    }

    @Override
    public JsonObject response(ResponseView response) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", response.id())
                .add("object", "realtime.response")
                .add("status", response.status())
                .add("output", response.output())
                .add("metadata", response.request().getOrDefault("metadata", JsonValue.NULL));
        response.statusDetails().ifPresent(details -> json.add("status_details", details));
        response.usage()
                .ifPresent(tokens -> json.add(
                        "usage",
                        Json.createObjectBuilder()
                                .add("input_tokens", tokens.in())
                                .add("output_tokens", tokens.out())
                                .add("total_tokens", tokens.in() + tokens.out())));
        return json.build();
    }

    @Override
    public List<JsonObjectBuilder> transcript(String itemId, String text, boolean grows) {
        List<JsonObjectBuilder> events = new ArrayList<>();
        List<String> words = grows ? Melody.words(text) : List.of();
        for (int count = 1; count <= words.size(); count++) {
            events.add(about(itemId, "updated", String.join(" ", words.subList(0, count))));
        }
        events.add(about(itemId, "completed", text));
        return events;
    }

    private static JsonObjectBuilder about(String itemId, String what, String transcript) {
        return Json.createObjectBuilder()
                .add("type", TRANSCRIPTION + what)
                .add("item_id", itemId)
                .add("transcript", transcript);
    }

    @Override
    public Optional<JsonObjectBuilder> transcriptFailed(String itemId) {
        return Optional.empty();
    }

    @Override
    public Fault tooOld() {
        return Fault.invalid("", "The session reached its maximum duration.", "")
                .ofType("max_duration");
    }
}
