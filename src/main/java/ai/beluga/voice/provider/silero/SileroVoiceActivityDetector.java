package ai.beluga.voice.provider.silero;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Scores each 32 ms of telephone audio by the Silero network, on the caller's thread, in about 0.15 ms. */
@Singleton
@ProviderId(SileroModel.PROVIDER)
public class SileroVoiceActivityDetector implements VoiceActivityDetector {

    private static final EngineTraits TRAITS =
            new EngineTraits(SileroState.SAMPLE_RATE_HZ, SileroState.WINDOW_SAMPLES, 0, 3_400);

    private final SileroModel model;

    @Inject
    SileroVoiceActivityDetector(SileroModel model) {
        this.model = model;
    }

    @Override
    public EngineTraits traits() {
        return TRAITS;
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        return new SileroStream(new SileroState(model.hold()), scores);
    }
}
