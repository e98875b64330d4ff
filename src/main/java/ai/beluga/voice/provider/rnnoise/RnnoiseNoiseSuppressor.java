package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import com.dylibso.chicory.wasm.ChicoryException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.OptionalInt;

/**
 * Cleans 10 ms of audio at a time by RNNoise, on the caller's thread, for as many calls at once as the start found the
 * machine able to serve. Its cost is what was measured then.
 */
@Singleton
@ProviderId(RnnoiseEngine.PROVIDER)
public class RnnoiseNoiseSuppressor implements NoiseSuppressor {

    private final RnnoiseEngine engine;

    @Inject
    RnnoiseNoiseSuppressor(RnnoiseEngine engine) {
        this.engine = engine;
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits(
                RnnoiseState.SAMPLE_RATE_HZ,
                RnnoiseState.FRAME_SAMPLES,
                RnnoiseState.DELAY_SAMPLES,
                engine.ready().costMicros());
    }

    @Override
    public OptionalInt mostStreams() {
        return OptionalInt.of(engine.ready().admission().most());
    }

    @Override
    public Stream open() {
        Admission admission = engine.ready().admission();
        admission.enter();
        try {
            return new RnnoiseStream(admission, new RnnoiseState());
        } catch (ChicoryException | IndexOutOfBoundsException e) {
            admission.leave();
            throw new ProviderException.Transient("noise suppression by RNNoise did not begin", e);
        }
    }
}
