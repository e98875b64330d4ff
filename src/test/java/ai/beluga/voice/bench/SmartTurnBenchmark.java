package ai.beluga.voice.bench;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.provider.smartturn.LoadedSmartTurn;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is one estimate of a turn of 8 s. The network is the one of the file {@code -Dbeluga.turn.onnx.model}; without,
 * a tiny one takes its place. {@code BenchCommand} runs the row that is true.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class SmartTurnBenchmark {

    /** Path of the network. */
    static final String MODEL = "beluga.turn.onnx.model";

    /** What cannot be measured without it. */
    static final String WITH_A_MODEL = "smartTurnWholeEstimate";

    /** What says nothing with it. */
    static final String WITHOUT_A_MODEL = "smartTurnEstimateByATinyNetwork";

    private final short[] turn = Arrays.copyOf(Recording.named("jfk").samples(), 64_000);
    private final DoubleSupplier frontEnd = LoadedSmartTurn.frontEnd(Resampler.convert(turn, 8_000, 16_000));
    private ToDoubleFunction<short[]> judge = samples -> 0;

    @Setup
    public void load() throws IOException {
        String named = System.getProperty(MODEL);
        judge = LoadedSmartTurn.judge(named == null ? tiny() : Path.of(named));
    }

    private static Path tiny() throws IOException {
        Path file = Files.createTempFile("tiny-turn", ".onnx");
        file.toFile().deleteOnExit();
        return Files.write(file, TinyOnnx.featureModel());
    }

    @Benchmark
    public double smartTurnFrontEnd() {
        return frontEnd.getAsDouble();
    }

    @Benchmark
    public double smartTurnWholeEstimate() {
        return judge.applyAsDouble(turn);
    }

    @Benchmark
    public double smartTurnEstimateByATinyNetwork() {
        return judge.applyAsDouble(turn);
    }
}
