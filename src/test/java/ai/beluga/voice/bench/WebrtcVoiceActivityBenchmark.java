package ai.beluga.voice.bench;

import ai.beluga.voice.provider.fvad.LoadedFvad;
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

/** The detector of WebRTC: one operation is one second of one call's audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class WebrtcVoiceActivityBenchmark {

    private final ListeningCall call = new ListeningCall(LoadedFvad.detector());

    @Benchmark
    public void webrtc(Blackhole scores) {
        call.second(scores::consume);
    }

    /** The Java machine's default interprets its core, one method of 9,665 byte codes. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-XX:+DontCompileHugeMethods")
    public void webrtcWithoutTheServersOption(Blackhole scores) {
        call.second(scores::consume);
    }

    @TearDown
    public void close() {
        call.close();
    }
}
