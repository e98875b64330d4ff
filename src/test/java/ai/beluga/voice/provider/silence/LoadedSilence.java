package ai.beluga.voice.provider.silence;

import ai.beluga.voice.speech.turndetection.TurnDetector;

/** The detector, for tests of any package. */
public final class LoadedSilence {

    private LoadedSilence() {}

    /** Ready to open calls. */
    public static TurnDetector detector() {
        return new SilenceTurnDetector();
    }
}
