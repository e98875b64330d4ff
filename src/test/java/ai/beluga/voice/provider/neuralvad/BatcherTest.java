package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.Recording;
import ai.onnxruntime.OrtException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches on counted time and one thread: what the batcher hands to the server runs when the test says so. */
class BatcherTest {

    private static final int WINDOW = 256;
    private static final Duration WAIT = Duration.ofMillis(10);
    private static final short[] SPEECH = Recording.named("jfk").samples();

    private final ManualTime time = new ManualTime();
    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final OnnxModel model = model();
    private final Layout layout = layout();
    private final List<Integer> sizes = new ArrayList<>();
    private Runnable duringRun = () -> {};
    private boolean broken;
    private final VoiceNetwork network = new VoiceNetwork(model, layout, (inputs, outputs) -> {
        sizes.add((int) outputs.get("output").getInfo().getShape()[0]);
        duringRun.run();
        if (broken) {
            throw new OrtException("planted");
        }
        model.session().run(inputs, outputs).close();
    });

    private Batcher batcher = batcher(1);

    private Batcher batcher(int above) {
        return new Batcher(network, new Batcher.Settings(above, WAIT), thread::add, time);
    }

    private static OnnxModel model() {
        try (InputStream in = BatcherTest.class.getResourceAsStream("/models/silero_vad_v6.onnx")) {
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
    private final class Caller implements AutoCloseable {

        private final CallStream stream;
        private final List<VoiceScore> scores = new ArrayList<>();
        private Consumer<VoiceScore> also = score -> {};
        private int at;

        Caller(int from) {
            assertThat(network.hold()).isTrue();
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

    private void runThread() {
        for (Runnable task = thread.poll(); task != null; task = thread.poll()) {
            task.run();
        }
    }

    private void waitOver() {
        time.advance(WAIT);
        runThread();
    }

    /** The scores of audio that is heard by nobody else, without batches. */
    private List<VoiceScore> alone(int from, int samples) {
        List<VoiceScore> scores = new ArrayList<>();
        network.hold();
        try (CallStream stream = new CallStream(network, Batches.NONE, scores::add)) {
            stream.accept(SPEECH, from, samples);
        }
        return scores;
    }

    private static void assertSame(List<VoiceScore> actual, List<VoiceScore> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).endSample()).isEqualTo(expected.get(i).endSample());
            assertThat(actual.get(i).probability())
                    .as("score %d", i)
                    .isCloseTo(expected.get(i).probability(), within(1e-4f));
        }
    }

    @Test
    void fewCallsRunTheirsAtOnce() {
        try (Caller only = new Caller(0).hears(3 * WINDOW)) {
            assertThat(only.ends()).containsExactly(256L, 512L, 768L);
            assertThat(time.waiting()).isZero();
            assertThat(thread).isEmpty();
        }
    }

    @Test
    void windowWaitsForThoseOfOtherCallsAndNoLonger() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            time.advance(WAIT.minusMillis(1));
            assertThat(thread).isEmpty();

            time.advance(Duration.ofMillis(1));
            assertThat(thread).hasSize(1);
            runThread();

            assertThat(one.ends()).containsExactly(256L);
            assertThat(other.ends()).isEmpty();
            assertThat(sizes).containsExactly(1);
        }
    }

    @Test
    void batchBeginsWhenEveryCallIsThere() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);

            assertThat(time.waiting()).as("timers").isZero();
            runThread();
            assertThat(sizes).containsExactly(2);
            assertThat(one.ends()).containsExactly(256L);
            assertThat(other.ends()).containsExactly(256L);
        }
    }

    @Test
    void nothingStaysBehindWhenNothingIsToDo() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();

            assertThat(time.waiting()).as("timers").isZero();
            assertThat(thread).isEmpty();
        }
    }

    @Test
    void moreCallsThanABatchHoldsAreSeveralBatches() {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            callers.add(new Caller(i * 500));
        }
        callers.forEach(caller -> caller.hears(WINDOW));
        waitOver();

        assertThat(sizes).containsExactly(64, 6);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.ends()).containsExactly(256L));
        callers.forEach(Caller::close);
    }

    @Test
    void scoresOfABatchAreThoseOfTheCallAlone() {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            callers.add(new Caller(i * 7_000));
        }
        callers.forEach(caller -> caller.hears(caller.at % 251)); // windows of different calls end at different times
        for (int packet = 0; packet < 200; packet++) {
            for (Caller caller : callers) {
                caller.hears(160);
                time.advance(Duration.ofMillis(2));
                runThread();
            }
        }
        waitOver();

        assertThat(Set.copyOf(sizes)).contains(2, 3, 4);
        for (int i = 0; i < callers.size(); i++) {
            Caller caller = callers.get(i);
            assertSame(caller.scores, alone(i * 7_000, caller.at - i * 7_000));
            caller.close();
        }
    }

    @Test
    void orderHoldsWhenCallsBecomeManyAndFewAgain() {
        try (Caller one = new Caller(0).hears(2 * WINDOW + 100)) {
            try (Caller other = new Caller(9_000)) {
                one.hears(WINDOW);
                assertThat(one.ends()).hasSize(2);
                waitOver();
                one.hears(WINDOW);
                assertThat(other.ends()).isEmpty();
            }
            one.hears(WINDOW); // alone again, while a window waits
            waitOver();
            one.hears(WINDOW);

            assertSame(one.scores, alone(0, 6 * WINDOW + 100));
            assertThat(batcher.lateWindows()).isZero();
        }
    }

    @Test
    void windowsThatWaitTooLongAreRunByTheirCall() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(2 * WINDOW);
            assertThat(one.ends()).isEmpty();

            one.hears(WINDOW); // the batch has got no thread yet
            assertThat(one.ends()).containsExactly(256L, 512L, 768L);
            assertThat(batcher.lateWindows()).isEqualTo(2);

            other.hears(WINDOW);
            one.hears(WINDOW);
            waitOver();
            assertSame(one.scores, alone(0, 4 * WINDOW));
            assertThat(other.ends()).hasSize(1);
        }
    }

    @Test
    void callThatTookItsWindowsBackDuringARunIsNotToldTwice() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            duringRun = () -> {
                duringRun = () -> {};
                one.hears(2 * WINDOW);
            };
            runThread();
            waitOver();

            assertSame(one.scores, alone(0, 3 * WINDOW));
            assertThat(other.ends()).containsExactly(256L);
        }
    }

    @Test
    void audioDuringARunIsInTheNextBatch() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            duringRun = () -> {
                duringRun = () -> {};
                one.hears(WINDOW);
            };
            runThread();
            assertThat(one.ends()).containsExactly(256L);
            waitOver();

            assertSame(one.scores, alone(0, 2 * WINDOW));
        }
    }

    @Test
    void resetForgetsWindowsThatWait() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW + 50);
            one.stream.reset();
            waitOver();
            assertThat(one.ends()).isEmpty();

            int from = one.at;
            one.hears(WINDOW);
            waitOver();
            assertThat(one.ends()).containsExactly(2L * WINDOW + 50);
            assertThat(one.scores.getFirst().probability())
                    .isCloseTo(alone(from, WINDOW).getFirst().probability(), within(1e-4f));
            assertThat(other.ends()).isEmpty();
        }
    }

    @Test
    void resetDuringARunIsNotFollowedByAnOldScore() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            duringRun = () -> {
                duringRun = () -> {};
                one.stream.reset();
                one.hears(WINDOW);
            };
            runThread();
            waitOver();

            assertThat(other.ends()).containsExactly(256L);
            assertThat(one.ends()).containsExactly(2L * WINDOW);
            assertThat(one.scores.getFirst().probability())
                    .isCloseTo(alone(WINDOW, WINDOW).getFirst().probability(), within(1e-4f));
        }
    }

    @Test
    void closingWithAWindowThatWaitsLeavesTheOthersAlone() {
        try (Caller other = new Caller(9_000);
                Caller third = new Caller(20_000)) {
            Caller one = new Caller(0).hears(WINDOW);
            other.hears(WINDOW);
            one.close();
            third.hears(WINDOW);
            runThread();

            assertThat(one.ends()).isEmpty();
            assertThat(other.ends()).containsExactly(256L);
            assertThat(third.ends()).containsExactly(256L);
        }
    }

    @Test
    void closingDuringARunIsNotFollowedByAScore() {
        try (Caller other = new Caller(9_000)) {
            Caller one = new Caller(0).hears(WINDOW);
            other.hears(WINDOW);
            duringRun = one::close;
            runThread();

            assertThat(one.ends()).isEmpty();
            assertThat(other.ends()).containsExactly(256L);
        }
    }

    @Test
    void callMayEndWhileItIsToldAScore() {
        try (Caller other = new Caller(9_000)) {
            Caller batched = new Caller(0);
            batched.also = score -> batched.close();
            batched.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertThat(batched.ends()).hasSize(1);

            Caller inline = new Caller(0);
            inline.hears(2 * WINDOW);
            inline.also = score -> inline.close();
            inline.hears(3 * WINDOW);
            assertThat(inline.ends()).containsExactly(256L);
        }
    }

    @Test
    void failingBatchIsToldToEachCallWithItsNextAudio() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            broken = true;
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            broken = false;

            for (Caller caller : List.of(one, other)) {
                assertThatExceptionOfType(ProviderException.Transient.class)
                        .isThrownBy(() -> caller.hears(160))
                        .withMessage("the voice detector failed")
                        .withCauseInstanceOf(OrtException.class);
                caller.hears(WINDOW);
            }
            runThread();
            assertThat(one.ends()).as("the audio lost is counted").containsExactly(2L * WINDOW + 160);
            assertThat(other.ends()).hasSize(1);
        }
    }

    @Test
    void failureInlineIsToldAtOnceAndTheAudioLostIsCounted() {
        try (Caller one = new Caller(0)) {
            broken = true;
            assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> one.hears(2 * WINDOW));
            broken = false;
            one.hears(WINDOW);

            assertThat(one.ends()).containsExactly(3L * WINDOW);
        }
    }

    @Test
    void errorInARunDoesNotEndTheBatcher() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            duringRun = () -> {
                throw new LinkageError("planted");
            };
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            duringRun = () -> {};
            assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> one.hears(0));
            assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> other.hears(0));

            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertThat(one.ends()).containsExactly(512L);
        }
    }

    @Test
    void callThatRefusesItsScoreHarmsNoOther() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.also = score -> {
                throw new IllegalStateException("planted");
            };
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();

            assertThat(other.ends()).containsExactly(256L);
            assertThatExceptionOfType(ProviderException.Transient.class)
                    .isThrownBy(() -> one.hears(0))
                    .withStackTraceContaining("planted");
            one.also = score -> {};
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertSame(one.scores, alone(0, 2 * WINDOW));
        }
    }

    @Test
    void serverWithoutAThreadLosesNothing() {
        boolean[] refuses = {true};
        batcher.stop();
        batcher = new Batcher(
                network,
                new Batcher.Settings(1, WAIT),
                task -> {
                    if (refuses[0]) {
                        throw new RejectedExecutionException("stopping");
                    }
                    thread.add(task);
                },
                time);
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            waitOver();
            one.hears(WINDOW);
            waitOver();
            assertThat(one.ends()).isEmpty();
            one.hears(WINDOW);
            assertThat(one.ends()).hasSize(3);

            refuses[0] = false;
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertSame(one.scores, alone(0, 4 * WINDOW));
        }
    }

    @Test
    void stoppedBatcherLeavesEachCallToItself() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            batcher.stop();
            assertThat(time.waiting()).as("timers").isZero();
            one.hears(WINDOW);
            other.hears(WINDOW);

            assertSame(one.scores, alone(0, 2 * WINDOW));
            assertThat(other.ends()).hasSize(1);
            assertThat(thread).isEmpty();
        }
    }

    @Test
    void stopBeforeABatchThatHasItsThreadIsHarmless() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            batcher.stop();
            assertThatCode(this::runThread).doesNotThrowAnyException();
            one.hears(WINDOW);

            assertSame(one.scores, alone(0, 2 * WINDOW));
            assertThat(other.ends()).isEmpty();
        }
    }
}
