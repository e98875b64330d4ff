package ai.beluga.voice.provider.energy;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.util.function.ToDoubleFunction;

/** The detector "energy", ready. */
public final class LoadedEnergy {

    private LoadedEnergy() {}

    /** What an operator wrote; everything else has its default. @param settings keys and values in turn */
    public static VoiceActivityDetector detector(String... settings) {
        return new EnergyVoiceActivityDetector(Configurations.of(settings));
    }

    /** The arithmetic alone, with default settings: 10 ms of PCM16 at 8 kHz to the probability of speech. For one call. */
    public static ToDoubleFunction<short[]> scorer() {
        return new EnergyScorer(EnergySettings.of(Configurations.of()))::score;
    }
}
