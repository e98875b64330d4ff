package ai.beluga.voice.provider.grok;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.realtime.Dialect;
import ai.beluga.voice.provider.realtime.Tools;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.speech.s2s.Opening;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sessions as xAI has them: voice and turn detection lie flat on the session, and nothing has a type. */
final class GrokDialect implements Dialect {

    /** The rate is said out loud: one report has it that the vendor takes another for granted. */
    private static final JsonObject MU_LAW = Json.createObjectBuilder()
            .add("type", "audio/pcmu")
            .add("rate", 8_000)
            .build();

    private final Configuration configuration;

    GrokDialect(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public JsonObject session(Opening opening) {
        JsonObjectBuilder input = Json.createObjectBuilder()
                .add("format", MU_LAW)
                .add("transcription", transcription(opening.language().getLanguage()));
        JsonObjectBuilder output =
                Json.createObjectBuilder().add("format", MU_LAW).add("speed", configuration.get(GrokKeys.SPEED));
        JsonObjectBuilder session = Json.createObjectBuilder()
                .add("voice", configuration.get(GrokKeys.VOICE))
                .add("instructions", opening.instructions())
                .add("tools", Tools.of(opening.tools()))
                .add("turn_detection", detection(opening.turns()))
                .add(
                        "reasoning",
                        Json.createObjectBuilder().add("effort", configuration.get(GrokKeys.REASONING_EFFORT)))
                .add("audio", Json.createObjectBuilder().add("input", input).add("output", output));
        if (resumes()) {
            session.add("resumption", Json.createObjectBuilder().add("enabled", true));
        }
        return session.build();
    }

    private JsonObjectBuilder transcription(String language) {
        JsonObjectBuilder transcription = Json.createObjectBuilder()
                .add("model", configuration.get(GrokKeys.TRANSCRIPTION_MODEL))
                .add("language_hint", language);
        List<String> terms = GrokKeys.keyterms(configuration);
        return terms.isEmpty() ? transcription : transcription.add("keyterms", Json.createArrayBuilder(terms));
    }

    private JsonObjectBuilder detection(Opening.Turns turns) {
        JsonObjectBuilder detection = Json.createObjectBuilder();
        return switch (turns) {
            case OURS -> detection.addNull("type");
            case VENDORS ->
                detection
                        .add("type", "server_vad")
                        .add("threshold", GrokKeys.CONNECTION.vadThreshold(configuration))
                        .add(
                                "silence_duration_ms",
                                GrokKeys.CONNECTION.vadSilence(configuration).toMillis());
        };
    }

    @Override
    public Optional<JsonObject> exactly(String words) {
        return Optional.of(Json.createObjectBuilder()
                .add("type", "force_message")
                .add("role", "assistant")
                .add("interruptible", true)
                .add(
                        "content",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "output_text")
                                        .add("text", words)))
                .build());
    }

    @Override
    public boolean resumes() {
        return configuration.get(GrokKeys.RESUMPTION);
    }

    @Override
    public boolean tellsExpiry() {
        return false;
    }

    @Override
    public Duration longestSession() {
        return GrokKeys.CONNECTION.longestSession(configuration);
    }

    @Override
    public SocketFaults faults() {
        return GrokKeys.CONNECTION.faults();
    }
}
