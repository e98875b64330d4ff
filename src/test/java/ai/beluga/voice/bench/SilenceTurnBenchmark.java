package ai.beluga.voice.bench;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.turn.TurnWords;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The end of turn without a network: one operation is one judgement of the text recognised so far. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class SilenceTurnBenchmark {

    private static final String SAID = "I would like to book a table for four people on Friday evening and";
    private static final TurnWords WORDS = TurnWords.of(Locale.US);

    @Benchmark
    public void silence(Blackhole judged) {
        judged.consume(WORDS.completeness(SAID, Expectation.FREE));
    }
}
