package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Settings of the synthesizer behind {@code /v1/speak}. */
@Singleton
public final class SpeakKeys implements Area {

    /** Name of this engine in {@link EngineKeys#TTS_PROVIDER}. */
    static final String NAME = "deepgram";

    private static final String PREFIX = "beluga.tts.deepgram";
    static final ConnectionKeys CONNECTION = new ConnectionKeys(PREFIX, "Deepgram's synthesizer");

    private static final Pattern VOICES = Pattern.compile("aura(-\\d+)?-[a-z]+-[a-z]{2}");

    public static final Key<String> MODEL = Key.text(PREFIX + ".model")
            .byDefault("aura-2-thalia-en")
            .describedAs("The vendor's voice; it ends in the language it speaks.");

    @Override
    public String title() {
        return "Deepgram voice";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(CONNECTION.keys());
        keys.add(MODEL);
        return keys;
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        if (!EngineKeys.isUsed(configuration, EngineKeys.TTS_PROVIDER, NAME)) {
            return faults;
        }
        CONNECTION.missingKey(configuration, EngineKeys.TTS_PROVIDER).ifPresent(faults::add);
        if (!VOICES.matcher(configuration.get(MODEL)).matches()) {
            faults.add(configuration.fault(
                    MODEL, "a voice of Deepgram's, e.g. aura-2-thalia-en", "write one from Deepgram's list"));
        } else if (!speaks(configuration.get(MODEL), configuration.get(EngineKeys.LANGUAGE))) {
            faults.add(configuration.fault(
                    MODEL,
                    "a voice that speaks "
                            + configuration.get(EngineKeys.LANGUAGE).toLanguageTag() + ", because "
                            + EngineKeys.LANGUAGE.name() + " is",
                    "write one that ends in it, or choose another language"));
        }
        return faults;
    }

    static boolean speaks(String model, Locale language) {
        return model.endsWith("-" + language.getLanguage());
    }

    static SocketRequest request(Configuration configuration) {
        Query query = new Query()
                .with("model", configuration.get(MODEL))
                .with("encoding", "mulaw")
                .with("sample_rate", 8_000);
        return CONNECTION.request(configuration, "/v1/speak", query);
    }
}
