package ai.beluga.voice.bench;

import ai.beluga.voice.audio.Resampler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Change of sample rate, frame by frame of 20 ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 5)
public class ResamplerBenchmark {

    /** From and to, in kHz. */
    @Param({"8 to 16", "16 to 8", "8 to 48", "48 to 8"})
    public String kHz = "";

    private SpeechLoop speech = SpeechLoop.at(8_000);
    private Resampler resampler = new Resampler(1, 1);
    private short[] out = {};
    private int frameSamples;

    @Setup
    public void open() {
        String[] rates = kHz.split(" to ", 2);
        int fromHz = Integer.parseInt(rates[0]) * 1_000;
        speech = SpeechLoop.at(fromHz);
        resampler = new Resampler(fromHz, Integer.parseInt(rates[1]) * 1_000);
        frameSamples = fromHz / SpeechLoop.FRAMES;
        out = new short[resampler.maxOutput(frameSamples)];
    }

    @Benchmark
    public int changeOfSampleRate() {
        int at = speech.next();
        int written = 0;
        for (int n = 0; n < SpeechLoop.FRAMES; n++) {
            written += resampler.process(speech.samples(), at + n * frameSamples, frameSamples, out, 0);
        }
        return written;
    }
}
