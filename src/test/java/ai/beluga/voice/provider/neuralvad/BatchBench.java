package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.Recording;
import ai.onnxruntime.OrtException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** Batches on counted time and one thread: what the batcher hands to the server runs when the test says so. */
abstract class BatchBench {

    static final int WINDOW = 256;
    static final Duration WAIT = Duration.ofMillis(10);
    private static final short[] SPEECH = Recording.named("jfk").samples();

    final ManualTime time = new ManualTime();
    final Queue<Runnable> thread = new ArrayDeque<>();
    final OnnxModel model = model();
    final Layout layout = layout();
    final List<Integer> sizes = new ArrayList<>();
    Runnable duringRun = () -> {};
    Consumer<FloatBuffer> afterRun = answers -> {};
    boolean broken;
    final VoiceNetwork network = new VoiceNetwork(model, layout, (inputs, outputs) -> {
        sizes.add((int) Objects.requireNonNull(outputs.get("output")).getInfo().getShape()[0]);
        duringRun.run();
        if (broken) {
            throw new OrtException("planted");
        }
        model.session().run(inputs, outputs).close();
        if (Objects.requireNonNull(outputs.get("output")).getBufferRef().orElseThrow() instanceof FloatBuffer answers) {
            afterRun.accept(answers);
        }
    });

    Batcher batcher = new Batcher(network, new Batcher.Settings(1, WAIT), thread::add, time);

    private static OnnxModel model() {
        try (InputStream in = BatchBench.class.getResourceAsStream("/models/silero_vad_v6.onnx")) {
            return OnnxModel.load(Objects.requireNonNull(in).readAllBytes());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Layout layout() {
        try {
            return Signature.layout(Nodes.of(model.session()), 8_000).orElseThrow();
        } catch (OrtException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @AfterEach
    void unload() {
        batcher.stop();
        model.release();
        assertThat(model.hold()).as("somebody holds the model still").isFalse();
    }

    /** A call that hears speech from some place on. */
    final class Caller implements AutoCloseable {

        final CallStream stream;
        final List<VoiceScore> scores = new ArrayList<>();
        Consumer<VoiceScore> also = score -> {};
        int at;

        Caller(int from) {
            at = from;
            stream = new CallStream(network, batcher, score -> {
                scores.add(score);
                also.accept(score);
            });
        }

        Caller hears(int samples) {
            stream.accept(SPEECH, at, samples);
            at += samples;
            return this;
        }

        List<Long> ends() {
            return scores.stream().map(VoiceScore::endSample).toList();
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    void runThread() {
        for (Runnable task = thread.poll(); task != null; task = thread.poll()) {
            task.run();
        }
    }

    void waitOver() {
        time.advance(WAIT);
        runThread();
    }

    /** The scores of audio that is heard by nobody else, without batches. */
    List<VoiceScore> alone(int from, int samples) {
        List<VoiceScore> scores = new ArrayList<>();
        try (CallStream stream = new CallStream(network, Batches.NONE, scores::add)) {
            stream.accept(SPEECH, from, samples);
        }
        return scores;
    }

    static void assertSame(List<VoiceScore> actual, List<VoiceScore> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).endSample()).isEqualTo(expected.get(i).endSample());
            assertThat(actual.get(i).probability())
                    .as("score %d", i)
                    .isCloseTo(expected.get(i).probability(), within(1e-4f));
        }
    }
}
