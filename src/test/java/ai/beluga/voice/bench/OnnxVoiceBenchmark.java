package ai.beluga.voice.bench;

import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The detector "onnx" with the network of Silero v5 from a file: one operation is one second of one call's audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class OnnxVoiceBenchmark {

    private static final String NETWORK = "/models/silero_vad_v5.onnx";

    private final ListeningCall call = new ListeningCall(LoadedDetectors.onnx(file()));

    /** The network, out of the application into a file, such as an operator brings. */
    private static Path file() {
        try (InputStream network =
                Objects.requireNonNull(OnnxVoiceBenchmark.class.getResourceAsStream(NETWORK), NETWORK)) {
            Path file = Files.createTempFile("silero-v5", ".onnx");
            file.toFile().deleteOnExit();
            return Files.write(file, network.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public void onnx(Blackhole scores) {
        call.second(scores::consume);
    }

    @TearDown
    public void close() {
        call.close();
    }
}
