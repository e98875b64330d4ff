package ai.beluga.voice.bench;

import ai.beluga.voice.provider.silence.LoadedSilence;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

/** The turn detector "silence": one operation is one estimate, of the text recognised so far. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class SilenceTurnBenchmark {

    private static final String SAID = "I would like to book a table for four people on Friday evening and";

    private Consumer<TurnDetector.TurnEstimate> estimates = estimate -> {};
    private final TurnDetector.Stream stream = LoadedSilence.detector().open(estimate -> estimates.accept(estimate));
    private int pause;

    @Benchmark
    public void silence(Blackhole estimates) {
        this.estimates = estimates::consume;
        stream.paused(pause++, SAID);
    }

    @TearDown
    public void close() {
        stream.close();
    }
}
