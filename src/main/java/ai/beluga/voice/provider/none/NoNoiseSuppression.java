package ai.beluga.voice.provider.none;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import jakarta.inject.Singleton;

/** Leaves caller audio as it is, because the operator wants that. */
@Singleton
@ProviderId("none")
public class NoNoiseSuppression implements NoiseSuppressor {

    /** Ten milliseconds at 8 kHz, which divide every frame of the carrier. */
    private static final EngineTraits TRAITS = new EngineTraits(8_000, 80, 0, 0);

    private static final Stream UNTOUCHED = new Stream() {
        @Override
        public void apply(short[] samples, int offset) {
            // Untouched is what was asked for.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    @Override
    public EngineTraits traits() {
        return TRAITS;
    }

    @Override
    public Stream open() {
        return UNTOUCHED;
    }
}
