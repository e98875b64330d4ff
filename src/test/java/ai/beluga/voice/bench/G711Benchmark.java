package ai.beluga.voice.bench;

import ai.beluga.voice.audio.MuLaw;
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

/** G.711 mu-law, frame by frame of 20 ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
public class G711Benchmark {

    private static final int FRAME_SAMPLES = 160;

    private final SpeechLoop speech = SpeechLoop.at(8_000);
    private final byte[] codes = new byte[speech.samples().length];
    private final short[] frame = new short[FRAME_SAMPLES];
    private final byte[] frameCodes = new byte[FRAME_SAMPLES];

    public G711Benchmark() {
        MuLaw.encode(speech.samples(), 0, codes.length, codes, 0);
    }

    @Benchmark
    public short[] g711Decoding() {
        int at = speech.next();
        for (int n = 0; n < SpeechLoop.FRAMES; n++) {
            MuLaw.decode(codes, at + n * FRAME_SAMPLES, FRAME_SAMPLES, frame, 0);
        }
        return frame;
    }

    @Benchmark
    public byte[] g711Encoding() {
        int at = speech.next();
        for (int n = 0; n < SpeechLoop.FRAMES; n++) {
            MuLaw.encode(speech.samples(), at + n * FRAME_SAMPLES, FRAME_SAMPLES, frameCodes, 0);
        }
        return frameCodes;
    }
}
