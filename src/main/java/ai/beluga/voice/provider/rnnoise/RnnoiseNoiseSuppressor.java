package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import com.dylibso.chicory.wasm.ChicoryException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Cleans 10 ms of audio at a time by RNNoise, on the caller's thread, for as many calls at once as the start found the
 * machine able to serve. Its cost is what was measured then.
 */
@Singleton
@ProviderId(RnnoiseEngine.PROVIDER)
public class RnnoiseNoiseSuppressor implements NoiseSuppressor {

    private final RnnoiseEngine engine;
    private final Supplier<RnnoiseState> states;

    @Inject
    RnnoiseNoiseSuppressor(RnnoiseEngine engine) {
        this(engine, RnnoiseState::new);
    }

    RnnoiseNoiseSuppressor(RnnoiseEngine engine, Supplier<RnnoiseState> states) {
        this.engine = engine;
        this.states = states;
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
        boolean opened = false;
        try {
            Stream stream = new RnnoiseStream(admission, states.get());
            opened = true;
            return stream;
        } catch (ChicoryException | IndexOutOfBoundsException e) {
            throw new ProviderException.Transient("noise suppression by RNNoise did not begin", e);
        } finally {
            if (!opened) {
                admission.leave();
            }
        }
    }
}
