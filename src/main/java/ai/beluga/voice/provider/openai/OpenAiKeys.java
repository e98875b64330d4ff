package ai.beluga.voice.provider.openai;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.realtime.RealtimeKeys;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings of OpenAI Realtime. */
@Singleton
public final class OpenAiKeys implements Area {

    /** Name of this engine in {@code beluga.s2s.provider}. */
    static final String NAME = "openai-realtime";

    private static final String PREFIX = "beluga.s2s.openai-realtime";
    static final RealtimeKeys CONNECTION =
            new RealtimeKeys(PREFIX, "OpenAI Realtime", URI.create("wss://api.openai.com"), Duration.ofMinutes(60));

    public static final Key<String> MODEL = Key.text(PREFIX + ".model")
            .byDefault("gpt-realtime-2.1")
            .describedAs("The vendor's model; gpt-realtime and gpt-realtime-mini end on 2027-01-20.");

    public static final Key<String> VOICE =
            Key.text(PREFIX + ".voice").byDefault("marin").describedAs("The vendor's voice the model speaks with.");

    public static final Key<Double> SPEED = Key.decimal(PREFIX + ".speed")
            .between(0.25, 1.5)
            .byDefault(1.0)
            .describedAs("How fast the model speaks; 1.0 is the voice's own speed.");

    public static final Key<String> TRANSCRIPTION_MODEL = Key.text(PREFIX + ".transcription-model")
            .byDefault("gpt-transcribe")
            .describedAs("The vendor's model that writes down what the caller said, for memory and journal; the model"
                    + " that answers hears the caller itself.");

    public static final Key<String> NOISE_REDUCTION = Key.text(PREFIX + ".noise-reduction")
            .oneOf("none", "near_field", "far_field")
            .byDefault("none")
            .describedAs("The vendor's noise reduction before the model hears the caller.");

    public static final Key<String> REASONING_EFFORT = Key.text(PREFIX + ".reasoning-effort")
            .oneOf("minimal", "low", "medium", "high", "xhigh")
            .describedAs("How long a model that reasons may think before it speaks; unset, the vendor decides. Models"
                    + " that do not reason refuse it.");

    @Override
    public String title() {
        return "OpenAI Realtime";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(CONNECTION.keys());
        keys.addAll(List.of(MODEL, VOICE, SPEED, TRANSCRIPTION_MODEL, NOISE_REDUCTION, REASONING_EFFORT));
        return keys;
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        return EngineKeys.isUsed(configuration, EngineKeys.S2S_PROVIDER, NAME)
                ? CONNECTION.missingKey(configuration).stream().toList()
                : List.of();
    }

    static SocketRequest request(Configuration configuration) {
        return CONNECTION.request(configuration, new Query().with("model", configuration.get(MODEL)));
    }
}
