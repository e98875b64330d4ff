package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Scores each 32 ms of a call by the Silero network: on the caller's thread while there are few calls, together with those
 * of other calls when there are many.
 */
@Singleton
@ProviderId(SileroModel.PROVIDER)
public class SileroVoiceActivityDetector implements VoiceActivityDetector {

    private final SileroModel model;

    @Inject
    SileroVoiceActivityDetector(SileroModel model) {
        this.model = model;
    }

    @Override
    public EngineTraits traits() {
        return model.traits();
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        return model.open(scores);
    }
}
