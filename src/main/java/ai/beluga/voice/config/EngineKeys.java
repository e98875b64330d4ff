package ai.beluga.voice.config;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which engine does what. */
@Singleton
public final class EngineKeys implements Area {

    public static final Key<String> STT_PROVIDER = Key.text("beluga.stt.provider")
            .byDefault("embedded")
            .describedAs("The recogniser that turns the caller's speech into text: `deepgram`, `deepgram-flux` or"
                    + " `embedded`; several, separated by commas, stand in for each other in this order.");

    public static final Key<String> TTS_PROVIDER = Key.text("beluga.tts.provider")
            .byDefault("embedded")
            .describedAs("The synthesizer that speaks for the agent: `deepgram` or `embedded`; several, separated by"
                    + " commas, stand in for each other in this order.");

    public static final Key<String> AGENT_PROVIDER = Key.text("beluga.agent.provider")
            .describedAs(
                    "The agent that decides what to say, `knowledge` or `llm`, or both, separated by a comma, to stand"
                            + " in for each other in this order; without it the language model when"
                            + " beluga.agent.llm.base-url is set, otherwise the knowledge files.");

    public static final Key<String> S2S_PROVIDER = Key.text("beluga.s2s.provider")
            .describedAs("The model that hears, thinks and speaks in place of recogniser, agent and synthesizer:"
                    + " `amazon-nova`, `gemini`, `grok` or `openai-realtime`; several, separated by commas,"
                    + " stand in for each other in this order, and when none is left the three do it, as they"
                    + " do without this key.");

    public static final Key<String> VAD_PROVIDER = Key.text("beluga.vad.provider")
            .byDefault("silero")
            .describedAs("The detector that tells speech from silence: `energy`, `onnx`, `silero` or `webrtc`.");

    public static final Key<String> TURN_PROVIDER = Key.text("beluga.turn.provider")
            .byDefault("silence")
            .describedAs("What estimates that the caller has finished: `onnx` or `silence`.");

    public static final Key<String> NOISE_PROVIDER = Key.text("beluga.noise.provider")
            .byDefault("none")
            .describedAs(
                    "What removes noise before voice activity and turn detection hear the caller: `none`, `rnnoise`,"
                            + " `spectral` or `webrtc`.");

    public static final Key<String> STT_INPUT = Key.text("beluga.stt.input")
            .oneOf("raw", "denoised")
            .byDefault("raw")
            .describedAs("Whether the recogniser hears the caller as the line gave it or after noise suppression, which"
                    + " makes most recognisers understand less.");

    public static final Key<Locale> LANGUAGE =
            Key.language("beluga.language").byDefault(Locale.US).describedAs("The language of the conversation.");

    @Override
    public String title() {
        return "Engines";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                STT_PROVIDER,
                TTS_PROVIDER,
                AGENT_PROVIDER,
                S2S_PROVIDER,
                VAD_PROVIDER,
                TURN_PROVIDER,
                NOISE_PROVIDER,
                STT_INPUT,
                LANGUAGE);
    }

    /** The names a key of this area gives, in order, also where it is not set; {@link #S2S_PROVIDER} then gives none. */
    public static List<String> chain(Configuration configuration, Key<String> key) {
        if (key == AGENT_PROVIDER && !configuration.isSet(key)) {
            return List.of(configuration.isSet(LanguageModelKeys.BASE_URL) ? "llm" : "knowledge");
        }
        if (key == S2S_PROVIDER && !configuration.isSet(key)) {
            return List.of();
        }
        return names(configuration.get(key));
    }

    /** Whether calls may be served by the engine called {@code name}. */
    public static boolean isUsed(Configuration configuration, Key<String> key, String name) {
        return chain(configuration, key).contains(name);
    }

    /** Names separated by commas; an empty one stays, so that it can be refused. */
    public static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
