package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.time.Ticker;
import java.util.stream.Stream;

/** Noise suppression ready for use, for the tests of any package. */
public final class LoadedRnnoise {

    private LoadedRnnoise() {}

    /**
     * Warmed up and measured as at a start, which takes some seconds.
     *
     * @param settings keys and values in turn
     */
    public static NoiseSuppressor suppressor(String... settings) {
        return new RnnoiseNoiseSuppressor(load(new RnnoiseEngine(chosen(settings), Ticker.SYSTEM)));
    }

    /** What an operator wrote who chose this engine. */
    static Configuration chosen(String... settings) {
        return Configurations.of(Stream.concat(Stream.of("beluga.noise.provider", "rnnoise"), Stream.of(settings))
                .toArray(String[]::new));
    }

    static RnnoiseEngine load(RnnoiseEngine engine) {
        try {
            engine.load();
        } catch (StartupFault e) {
            throw new IllegalStateException(e);
        }
        return engine;
    }
}
