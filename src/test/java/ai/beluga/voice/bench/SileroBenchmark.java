package ai.beluga.voice.bench;

import ai.beluga.voice.provider.neuralvad.PacedCalls;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Silero for 64 calls, each alone or in batches; packets of 20 ms that come all at once or each at a moment of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class SileroBenchmark {

    private static final int CALLS = 64;
    private static final String ABOVE = "beluga.vad.silero.batch-above";

    /** Each call runs the network for itself. */
    @State(Scope.Thread)
    public static class Alone {

        private final PacedCalls calls = PacedCalls.outOfPhase(CALLS, ABOVE, "5000");

        @TearDown
        public void close() {
            calls.close();
        }
    }

    /** Every packet of every call comes at the same moment. */
    @State(Scope.Thread)
    public static class InLockStep {

        private final PacedCalls calls = PacedCalls.inLockStep(CALLS, ABOVE, "0");

        @TearDown
        public void close() {
            calls.close();
        }
    }

    /** Every call has a moment of its own. */
    @State(Scope.Thread)
    public static class OutOfPhase {

        private final PacedCalls calls = PacedCalls.outOfPhase(CALLS, ABOVE, "0");

        @TearDown
        public void close() {
            calls.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroAlone(Alone state) {
        return state.calls.second();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroBatched64InLockStep(InLockStep state) {
        return state.calls.second();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroBatched64OutOfPhase(OutOfPhase state) {
        return state.calls.second();
    }
}
