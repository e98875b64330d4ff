package ai.beluga.voice.provider.energy;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What the voice detector "energy" takes for speech. */
@Singleton
public final class EnergyKeys implements Area {

    public static final Key<Double> SPEECH_ABOVE_NOISE_DB = Key.decimal("beluga.vad.energy.speech-above-noise-db")
            .between(1.0, 30.0)
            .byDefault(3.0)
            .describedAs("How many dB above its noise floor the caller's audio must be, mean over the power of four"
                    + " octaves, for the detector energy to give a probability of 0.5; less hears softer speech"
                    + " and more noise.");

    public static final Key<Duration> NOISE_WINDOW = Key.duration("beluga.vad.energy.noise-window")
            .between(Duration.ofMillis(400), Duration.ofSeconds(10))
            .byDefault(Duration.ofMillis(1_500))
            .describedAs("How far back the detector energy looks for the least energy, its noise floor: about so long"
                    + " louder noise is taken for speech; shorter than a caller's words without a pause loses"
                    + " their end.");

    public static final Key<Double> LEAST_LEVEL_DBFS = Key.decimal("beluga.vad.energy.least-level-dbfs")
            .between(-80.0, -20.0)
            .byDefault(-55.0)
            .describedAs(
                    "The level, relative to full scale, below which the detector energy takes nothing for speech, not"
                            + " even on a silent line.");

    @Override
    public String title() {
        return "Voice detector energy";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(SPEECH_ABOVE_NOISE_DB, NOISE_WINDOW, LEAST_LEVEL_DBFS);
    }
}
