package ai.beluga.voice.provider.openai;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.realtime.Dialect;
import ai.beluga.voice.provider.realtime.Tools;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.speech.s2s.Opening;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;

/** Sessions as OpenAI Realtime has them: nested, with a type, strict about what may be {@code null}. */
final class OpenAiDialect implements Dialect {

    private static final JsonObject MU_LAW =
            Json.createObjectBuilder().add("type", "audio/pcmu").build();

    private final Configuration configuration;

    OpenAiDialect(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public JsonObject session(Opening opening) {
        JsonObjectBuilder session = Json.createObjectBuilder()
                .add("type", "realtime")
                .add("output_modalities", Json.createArrayBuilder().add("audio"))
                .add("instructions", opening.instructions())
                .add("tools", Tools.of(opening.tools()))
                .add("tool_choice", "auto")
                .add(
                        "audio",
                        Json.createObjectBuilder().add("input", input(opening)).add("output", output()));
        if (configuration.isSet(OpenAiKeys.REASONING_EFFORT)) {
            session.add(
                    "reasoning",
                    Json.createObjectBuilder().add("effort", configuration.get(OpenAiKeys.REASONING_EFFORT)));
        }
        return session.build();
    }

    private JsonObjectBuilder input(Opening opening) {
        JsonObjectBuilder input = Json.createObjectBuilder()
                .add("format", MU_LAW)
                .add(
                        "transcription",
                        Json.createObjectBuilder()
                                .add("model", configuration.get(OpenAiKeys.TRANSCRIPTION_MODEL))
                                .add("language", opening.language().getLanguage()))
                .add("turn_detection", detection(opening.turns()));
        String reduction = configuration.get(OpenAiKeys.NOISE_REDUCTION);
        return reduction.equals("none")
                ? input.addNull("noise_reduction")
                : input.add("noise_reduction", Json.createObjectBuilder().add("type", reduction));
    }

    private JsonValue detection(Opening.Turns turns) {
        return switch (turns) {
            case OURS -> JsonValue.NULL;
            case VENDORS ->
                Json.createObjectBuilder()
                        .add("type", "server_vad")
                        .add("threshold", OpenAiKeys.CONNECTION.vadThreshold(configuration))
                        .add(
                                "silence_duration_ms",
                                OpenAiKeys.CONNECTION.vadSilence(configuration).toMillis())
                        .add("create_response", true)
                        .add("interrupt_response", true)
                        .build();
        };
    }

    private JsonObjectBuilder output() {
        return Json.createObjectBuilder()
                .add("format", MU_LAW)
                .add("voice", configuration.get(OpenAiKeys.VOICE))
                .add("speed", configuration.get(OpenAiKeys.SPEED));
    }

    /** A response with instructions is none: the model words it as it likes. */
    @Override
    public Optional<JsonObject> exactly(String words) {
        return Optional.empty();
    }

    @Override
    public boolean resumes() {
        return false;
    }

    @Override
    public boolean tellsExpiry() {
        return true;
    }

    @Override
    public Duration longestSession() {
        return OpenAiKeys.CONNECTION.longestSession(configuration);
    }

    @Override
    public SocketFaults faults() {
        return OpenAiKeys.CONNECTION.faults();
    }
}
