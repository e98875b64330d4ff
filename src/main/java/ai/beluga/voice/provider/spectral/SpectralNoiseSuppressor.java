package ai.beluga.voice.provider.spectral;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Turns steady noise down in telephone audio, 16 ms later; nothing has to be loaded. */
@Singleton
@ProviderId("spectral")
public class SpectralNoiseSuppressor implements NoiseSuppressor {

    static final int SAMPLE_RATE_HZ = 8_000;

    private static final EngineTraits TRAITS =
            new EngineTraits(SAMPLE_RATE_HZ, OverlapAdd.HOP_SAMPLES, OverlapAdd.DELAY_SAMPLES, 400);

    private final Configuration configuration;

    @Inject
    SpectralNoiseSuppressor(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public EngineTraits traits() {
        return TRAITS;
    }

    @Override
    public Stream open() {
        Duration search = configuration.get(SpectralKeys.NOISE_WINDOW);
        double attenuationDb = configuration.get(SpectralKeys.MAX_ATTENUATION_DB);
        return new SpectralStream(search.toMillis() / 1_000.0, (float) Math.pow(10, -attenuationDb / 20));
    }
}
