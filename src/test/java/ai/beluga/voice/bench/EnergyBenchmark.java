package ai.beluga.voice.bench;

import ai.beluga.voice.provider.energy.LoadedEnergy;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
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
import org.openjdk.jmh.annotations.Warmup;

/** The detector "energy": one operation is one second of one call's audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class EnergyBenchmark {

    private static final int FRAME_SAMPLES = 160;
    private static final int FRAMES = 50;

    private final short[] speech = Recording.named("jfk").samples();
    private float last;
    private final VoiceActivityDetector.Stream stream =
            LoadedEnergy.detector().open(score -> last = score.probability());
    private int at;

    /** What it allocates, if anything, are the scores it hands on. */
    @Benchmark
    public float voiceActivityByEnergy() {
        for (int count = 0; count < FRAMES; count++) {
            if (at + FRAME_SAMPLES > speech.length) {
                at = 0;
            }
            stream.accept(speech, at, FRAME_SAMPLES);
            at += FRAME_SAMPLES;
        }
        return last;
    }
}
