package ai.beluga.voice.provider.mary;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Settings of the embedded voice. */
@Singleton
public final class MaryKeys implements Area {

    /** Name of this engine in {@link EngineKeys#TTS_PROVIDER}. */
    static final String NAME = "embedded";

    public static final Key<Integer> VOICES = Key.number("beluga.tts.embedded.voices")
            .between(1, 64)
            .byDefault(2)
            .describedAs(
                    "How many sentences the embedded voice computes at the same time; one processor each is enough.");

    public static final Key<Integer> QUEUE = Key.number("beluga.tts.embedded.queue")
            .between(1, 10_000)
            .byDefault(200)
            .describedAs("How many clauses of all calls may wait for the embedded voice; more are refused, and one call"
                    + " leaves as many places free as it takes.");

    @Override
    public String title() {
        return "Embedded voice";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(VOICES, QUEUE);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        if (!isChosen(configuration) || isSpoken(configuration.get(EngineKeys.LANGUAGE))) {
            return List.of();
        }
        return List.of(configuration.fault(
                EngineKeys.LANGUAGE,
                "English, the only language of the embedded voice",
                "set en-US, or choose another beluga.tts.provider"));
    }

    static boolean isChosen(Configuration configuration) {
        return EngineKeys.isUsed(configuration, EngineKeys.TTS_PROVIDER, NAME);
    }

    static boolean isSpoken(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
