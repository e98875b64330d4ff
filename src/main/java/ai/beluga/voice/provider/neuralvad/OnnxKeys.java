package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** The operator's own network. */
@Singleton
public final class OnnxKeys implements Area {

    public static final Key<Path> MODEL = Key.path("beluga.vad.onnx.model")
            .describedAs("File with the network of the voice detector onnx; needed when that is chosen.");

    public static final Key<Integer> SAMPLE_RATE_HZ = Key.number("beluga.vad.onnx.sample-rate-hz")
            .oneOf(8_000, 16_000)
            .byDefault(8_000)
            .describedAs("Samples per second the network of the voice detector onnx was made for.");

    @Override
    public String title() {
        return "Voice detector from a file";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MODEL, SAMPLE_RATE_HZ);
    }
}
