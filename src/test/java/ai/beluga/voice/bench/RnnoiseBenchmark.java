package ai.beluga.voice.bench;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.provider.rnnoise.LoadedRnnoise;
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

/** RNNoise without the resampling around it: one operation is one second of one call's audio at 48 kHz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class RnnoiseBenchmark {

    private static final int FRAME_SAMPLES = 480;
    private static final int FRAMES = 100;

    private final short[] speech = Resampler.convert(Recording.named("jfk").samples(), 8_000, 48_000);
    private final short[] frame = new short[FRAME_SAMPLES];
    private final NoiseSuppressor.Stream stream = LoadedRnnoise.suppressor().open();
    private int at;

    @Benchmark
    public short noiseSuppressionByRnnoise() {
        for (int count = 0; count < FRAMES; count++) {
            if (at + FRAME_SAMPLES > speech.length) {
                at = 0;
            }
            System.arraycopy(speech, at, frame, 0, FRAME_SAMPLES);
            stream.apply(frame, 0);
            at += FRAME_SAMPLES;
        }
        return frame[0];
    }

    @TearDown
    public void close() {
        stream.close();
    }
}
