package ai.beluga.voice.provider.silence;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.turndetection.TurnDetector;

/** The detector as an operator sets it, for tests of any package. */
public final class LoadedSilence {

    private LoadedSilence() {}

    /**
     * Ready to open calls.
     *
     * @param settings keys and values in turn
     */
    public static TurnDetector detector(String... settings) {
        return new SilenceTurnDetector(Configurations.of(settings));
    }
}
