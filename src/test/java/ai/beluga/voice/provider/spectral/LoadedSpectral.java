package ai.beluga.voice.provider.spectral;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.noise.NoiseSuppressor;

/** The engine as an operator's settings make it. */
public final class LoadedSpectral {

    private LoadedSpectral() {}

    /** An engine with these settings, keys and values in turn. */
    public static NoiseSuppressor suppressor(String... settings) {
        return new SpectralNoiseSuppressor(Configurations.of(settings));
    }
}
