package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Says of each 10 ms of telephone audio whether it holds speech, by the Gaussian mixtures of WebRTC, on the caller's
 * thread. It answers yes or no, so its probability is 0 or 1 and nothing between.
 */
@Singleton
@ProviderId(FvadEngine.PROVIDER)
public class WebrtcVoiceActivityDetector implements VoiceActivityDetector {

    /** A mean: 0.5 ms where the compiler took all of it, 4.7 where not, as always without the option in liberty/jvm.options. */
    private static final EngineTraits TRAITS =
            new EngineTraits(FvadState.SAMPLE_RATE_HZ, FvadState.FRAME_SAMPLES, 0, 2_500);

    private final FvadEngine engine;

    @Inject
    WebrtcVoiceActivityDetector(FvadEngine engine) {
        this.engine = engine;
    }

    @Override
    public EngineTraits traits() {
        return TRAITS;
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        return new FvadStream(engine.open(), scores);
    }
}
