package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Scores each window of a call by the operator's network, on the caller's thread. */
@Singleton
@ProviderId(OnnxVoiceModel.PROVIDER)
public class OnnxVoiceActivityDetector implements VoiceActivityDetector {

    private final OnnxVoiceModel model;

    @Inject
    OnnxVoiceActivityDetector(OnnxVoiceModel model) {
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
