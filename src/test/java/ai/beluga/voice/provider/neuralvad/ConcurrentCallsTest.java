package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.time.Timers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/** Calls on threads of their own that share batches; what waits is run at once, so that threads meet as often as can be. */
class ConcurrentCallsTest {

    private static final short[] SPEECH = Recording.named("jfk").samples();
    private static final int SAMPLES = 24_000;

    private record Heard(int from, List<VoiceScore> scores) {}

    private static int from(int call) {
        return call * 8_000;
    }

    /** In pieces of another size at each call. */
    private static Heard hear(VoiceActivityDetector detector, int call) {
        List<VoiceScore> scores = Collections.synchronizedList(new ArrayList<>());
        try (VoiceActivityDetector.Stream stream = detector.open(scores::add)) {
            int piece = 90 + 31 * call;
            for (int at = 0; at < SAMPLES; at += piece) {
                stream.accept(SPEECH, from(call) + at, Math.min(piece, SAMPLES - at));
            }
        }
        return new Heard(from(call), List.copyOf(scores));
    }

    private static List<VoiceScore> alone(int from) {
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = LoadedDetectors.silero().open(scores::add)) {
            stream.accept(SPEECH, from, SAMPLES);
        }
        return scores;
    }

    @RepeatedTest(5)
    void everyCallHearsItsOwnScoresInOrder() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Timers atOnce = (delay, task) -> {
            Future<?> future = threads.submit(task);
            return () -> future.cancel(false);
        };
        SileroModel model = LoadedDetectors.sileroModel(threads, atOnce, "beluga.vad.silero.batch-above", "2");
        model.load();
        VoiceActivityDetector detector = new SileroVoiceActivityDetector(model);
        List<Callable<Heard>> calls = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            int number = call;
            calls.add(() -> hear(detector, number));
        }

        List<Future<Heard>> heard = threads.invokeAll(calls);
        model.unload();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS))
                .as("no thread stays behind")
                .isTrue();

        for (Future<Heard> call : heard) {
            List<VoiceScore> scores = call.get().scores();
            List<VoiceScore> expected = alone(call.get().from());
            // What waited when the call ended was for nobody.
            assertThat(scores).hasSizeBetween(expected.size() - CallStream.MOST_WAITING, expected.size());
            for (int i = 0; i < scores.size(); i++) {
                assertThat(scores.get(i).endSample()).isEqualTo(expected.get(i).endSample());
                assertThat(scores.get(i).probability())
                        .as("score %d", i)
                        .isCloseTo(expected.get(i).probability(), within(1e-4f));
            }
        }
    }
}
