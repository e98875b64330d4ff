package ai.beluga.voice.provider.webrtcnoise;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.time.Ticker;
import java.util.Arrays;
import java.util.stream.Stream;

/** The engine as an operator's settings make it, with the native library loaded. */
public final class LoadedWebrtcNoise {

    private LoadedWebrtcNoise() {}

    /** An engine with these settings, keys and values in turn, loaded. */
    public static NoiseSuppressor suppressor(String... settings) {
        String[] chosen = Stream.concat(
                        Stream.of("beluga.noise.provider", WebrtcNoiseLibrary.PROVIDER), Arrays.stream(settings))
                .toArray(String[]::new);
        WebrtcNoiseLibrary library = new WebrtcNoiseLibrary(Configurations.of(chosen), Ticker.SYSTEM);
        try {
            library.load();
        } catch (StartupFault fault) {
            throw new AssertionError(fault);
        }
        return new WebrtcNoiseSuppressor(library);
    }
}
