package ai.beluga.voice.provider.energy;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;

/** The detector "energy", ready. */
public final class LoadedEnergy {

    private LoadedEnergy() {}

    /** What an operator wrote; everything else has its default. @param settings keys and values in turn */
    public static VoiceActivityDetector detector(String... settings) {
        return new EnergyVoiceActivityDetector(Configurations.of(settings));
    }
}
