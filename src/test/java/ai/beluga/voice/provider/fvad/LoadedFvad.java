package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.util.stream.Stream;

/** Detectors ready for use, for the tests of any package. */
public final class LoadedFvad {

    private LoadedFvad() {}

    /**
     * What an operator wrote; everything else has its default.
     *
     * @param settings keys and values in turn
     */
    public static VoiceActivityDetector detector(String... settings) {
        Configuration configuration =
                Configurations.of(Stream.concat(Stream.of("beluga.vad.provider", "webrtc"), Stream.of(settings))
                        .toArray(String[]::new));
        FvadEngine engine = new FvadEngine(configuration);
        try {
            engine.load();
        } catch (StartupFault e) {
            throw new IllegalStateException(e);
        }
        return new WebrtcVoiceActivityDetector(engine);
    }
}
