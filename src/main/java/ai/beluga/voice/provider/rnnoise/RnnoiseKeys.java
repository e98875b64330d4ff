package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.util.List;

/** How much of the machine noise suppression may take. */
@Singleton
public final class RnnoiseKeys implements Area {

    public static final Key<Double> PROCESSOR_SHARE = Key.decimal("beluga.noise.rnnoise.processor-share")
            .between(0.01, 1.0)
            .byDefault(0.5)
            .describedAs(
                    "Share of all processors that `rnnoise` may take; with the cost measured at the start it limits"
                            + " how many calls are served at once.");

    @Override
    public String title() {
        return "RNNoise";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(PROCESSOR_SHARE);
    }
}
