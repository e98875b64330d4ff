package ai.beluga.voice.bench;

import ai.beluga.voice.provider.spectral.LoadedSpectral;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.Recording;
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

/** The arithmetic of the engine "spectral" on its own frames: one operation is one second of one call's audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 3)
public class SpectralNoiseBenchmark {

    private final short[] speech = Recording.named("jfk").samples();
    private final NoiseSuppressor engine = LoadedSpectral.suppressor();
    private final short[] frame = new short[engine.traits().frameSamples()];
    private final NoiseSuppressor.Stream stream = engine.open();
    private int at;

    @TearDown
    public void close() {
        stream.close();
    }

    @Benchmark
    public short spectralWithoutTheStage() {
        for (int left = engine.traits().sampleRateHz(); left > 0; left -= frame.length) {
            at = at + 2 * frame.length > speech.length ? 0 : at + frame.length;
            System.arraycopy(speech, at, frame, 0, frame.length);
            stream.apply(frame, 0);
        }
        return frame[0];
    }
}
