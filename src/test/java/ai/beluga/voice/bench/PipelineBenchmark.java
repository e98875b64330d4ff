package ai.beluga.voice.bench;

import ai.beluga.voice.turn.VoiceSettings;
import ai.beluga.voice.turn.VoiceSmoother;
import java.util.Arrays;
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

/** What the pipeline adds to any detector of voice: the smoothing of its scores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBenchmark {

    private static final int SCORE_MILLIS = 32;
    private static final int SCORES = 1_000 / SCORE_MILLIS;

    private final double[] loudness = loudness(SpeechLoop.at(8_000).samples());

    private long edges;
    private long scoredMillis;
    private final VoiceSmoother smoother = new VoiceSmoother(VoiceSettings.DEFAULT, edge -> edges++);

    @Benchmark
    public long smoothingOfVoiceScores() {
        for (int n = 0; n < SCORES; n++) {
            scoredMillis += SCORE_MILLIS;
            smoother.score(scoredMillis, SCORE_MILLIS, loudness[(int) (scoredMillis / SCORE_MILLIS % loudness.length)]);
        }
        return edges;
    }

    /** Scores that come and go as speech does: 1 in the louder half of the pieces, 0 in the other. */
    private static double[] loudness(short[] samples) {
        int pieceSamples = SCORE_MILLIS * 8;
        double[] pieces = new double[samples.length / pieceSamples];
        for (int i = 0; i < pieces.length * pieceSamples; i++) {
            pieces[i / pieceSamples] += Math.abs(samples[i]);
        }
        double median = Arrays.stream(pieces).sorted().toArray()[pieces.length / 2];
        return Arrays.stream(pieces).map(piece -> piece > median ? 1 : 0).toArray();
    }
}
