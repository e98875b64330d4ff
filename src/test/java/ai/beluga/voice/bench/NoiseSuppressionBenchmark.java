package ai.beluga.voice.bench;

import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.provider.rnnoise.LoadedRnnoise;
import ai.beluga.voice.provider.spectral.LoadedSpectral;
import ai.beluga.voice.provider.webrtcnoise.LoadedWebrtcNoise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
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

/** Noise suppression as a call has it, by the pipeline's stage: one operation is one second of one call's audio at 8 kHz. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class NoiseSuppressionBenchmark {

    /** A call with an engine. */
    @State(Scope.Thread)
    public abstract static class Call {

        private final CleanedCall call;

        Call(NoiseSuppressor engine) {
            this.call = new CleanedCall(engine);
        }

        void second(Blackhole next) {
            call.second(next::consume);
        }

        @TearDown
        public void close() {
            call.close();
        }
    }

    /** The stage round no engine. */
    public static class None extends Call {
        public None() {
            super(new NoNoiseSuppression());
        }
    }

    /** Ours. */
    public static class Spectral extends Call {
        public Spectral() {
            super(LoadedSpectral.suppressor());
        }
    }

    /** Native. */
    public static class Webrtc extends Call {
        public Webrtc() {
            super(LoadedWebrtcNoise.suppressor());
        }
    }

    /** A network as byte code, which the just-in-time compiler works at for ten seconds. */
    public static class Rnnoise extends Call {
        public Rnnoise() {
            super(LoadedRnnoise.suppressor());
        }
    }

    @Benchmark
    public void none(None state, Blackhole next) {
        state.second(next);
    }

    @Benchmark
    public void spectral(Spectral state, Blackhole next) {
        state.second(next);
    }

    @Benchmark
    public void webrtc(Webrtc state, Blackhole next) {
        state.second(next);
    }

    @Benchmark
    @Warmup(iterations = 2, time = 5)
    public void rnnoise(Rnnoise state, Blackhole next) {
        state.second(next);
    }
}
