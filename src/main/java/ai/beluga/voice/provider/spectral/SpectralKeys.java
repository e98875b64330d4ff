package ai.beluga.voice.provider.spectral;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Settings of the noise suppression of our own. */
@Singleton
public final class SpectralKeys implements Area {

    public static final Key<Double> MAX_ATTENUATION_DB = Key.decimal("beluga.noise.spectral.max-attenuation-db")
            .between(0.0, 40.0)
            .byDefault(15.0)
            .describedAs(
                    "How much, in decibels, noise is turned down at most by the engine `spectral`; more makes pauses"
                            + " quieter and speech less natural.");

    public static final Key<Duration> NOISE_WINDOW = Key.duration("beluga.noise.spectral.noise-window")
            .between(Duration.ofMillis(500), Duration.ofSeconds(5))
            .byDefault(Duration.ofMillis(1_500))
            .describedAs(
                    "How far back the engine `spectral` looks for the noise between the words; it must be longer than"
                            + " a word is drawn out, and noise that grows louder is followed after as long.");

    @Override
    public String title() {
        return "Noise suppression: spectral";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MAX_ATTENUATION_DB, NOISE_WINDOW);
    }
}
