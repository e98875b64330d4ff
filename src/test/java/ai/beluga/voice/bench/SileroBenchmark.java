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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Silero for 64 calls at 8 kHz, each alone or in batches; packets of 20 ms that come all at once or each at a moment of its own.
 * One operation is one second of one of the calls.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SileroBenchmark {

    private static final int CALLS = 64;
    private static final String ABOVE = "beluga.vad.silero.batch-above";
    private static final String NO_BATCHES = "5000";
    private static final String VERSION = "beluga.vad.silero.version";

    /** Calls of a server. */
    @State(Scope.Thread)
    public abstract static class Calls {

        private final PacedCalls calls;

        Calls(PacedCalls calls) {
            this.calls = calls;
        }

        long second(Blackhole scores) {
            return calls.second(scores::consume);
        }

        @TearDown
        public void close() {
            calls.close();
        }
    }

    /** Each call runs the network for itself. */
    public static class Alone extends Calls {
        public Alone() {
            super(PacedCalls.outOfPhase(CALLS, ABOVE, NO_BATCHES));
        }
    }

    /** As above, by an earlier network. */
    public static class AloneV4 extends Calls {
        public AloneV4() {
            super(PacedCalls.outOfPhase(CALLS, ABOVE, NO_BATCHES, VERSION, "v4"));
        }
    }

    /** As above. */
    public static class AloneV5 extends Calls {
        public AloneV5() {
            super(PacedCalls.outOfPhase(CALLS, ABOVE, NO_BATCHES, VERSION, "v5"));
        }
    }

    /** Every packet of every call comes at the same moment. */
    public static class InLockStep extends Calls {
        public InLockStep() {
            super(PacedCalls.inLockStep(CALLS, ABOVE, "0"));
        }
    }

    /** Every call has a moment of its own. */
    public static class OutOfPhase extends Calls {
        public OutOfPhase() {
            super(PacedCalls.outOfPhase(CALLS, ABOVE, "0"));
        }
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroAlone(Alone state, Blackhole scores) {
        return state.second(scores);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroV4Alone(AloneV4 state, Blackhole scores) {
        return state.second(scores);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroV5Alone(AloneV5 state, Blackhole scores) {
        return state.second(scores);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroBatched64InLockStep(InLockStep state, Blackhole scores) {
        return state.second(scores);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long sileroBatched64OutOfPhase(OutOfPhase state, Blackhole scores) {
        return state.second(scores);
    }
}
