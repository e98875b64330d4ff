package ai.beluga.voice.bench;

import ai.beluga.voice.provider.energy.LoadedEnergy;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
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

/** The detector "energy": one operation is one second of one call's audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
public class EnergyBenchmark {

    private static final int FRAME_SAMPLES = 80;
    private static final int SECOND_SAMPLES = 8_000;

    private final SpeechLoop speech = SpeechLoop.at(SECOND_SAMPLES);
    private final short[] frame = new short[FRAME_SAMPLES];
    private final ToDoubleFunction<short[]> scorer = LoadedEnergy.scorer();
    private final ListeningCall call = new ListeningCall(LoadedEnergy.detector());

    /** With the records that carry the scores onward. */
    @Benchmark
    public void energy(Blackhole scores) {
        call.second(scores::consume);
    }

    @Benchmark
    public double energyArithmeticAlone() {
        double sum = 0;
        int end = speech.next() + SECOND_SAMPLES;
        for (int at = end - SECOND_SAMPLES; at < end; at += FRAME_SAMPLES) {
            System.arraycopy(speech.samples(), at, frame, 0, FRAME_SAMPLES);
            sum += scorer.applyAsDouble(frame);
        }
        return sum;
    }
}
