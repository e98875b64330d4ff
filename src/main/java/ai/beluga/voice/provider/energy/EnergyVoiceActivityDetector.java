package ai.beluga.voice.provider.energy;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Scores each 10 ms of telephone audio by its energy over the noise, on the caller's thread. Needs no model. */
@Singleton
@ProviderId("energy")
public class EnergyVoiceActivityDetector implements VoiceActivityDetector {

    private static final int SAMPLE_RATE_HZ = 8_000;
    private static final EngineTraits TRAITS = new EngineTraits(
            SAMPLE_RATE_HZ, OctaveBands.FRAME_SAMPLES, RecentPowers.DELAY_FRAMES * OctaveBands.FRAME_SAMPLES, 40);

    private final Configuration configuration;

    @Inject
    EnergyVoiceActivityDetector(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public EngineTraits traits() {
        return TRAITS;
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        return new EnergyStream(new EnergyScorer(EnergySettings.of(configuration)), scores);
    }
}
