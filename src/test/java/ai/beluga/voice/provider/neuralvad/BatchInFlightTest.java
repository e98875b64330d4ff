package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.LoggedLines;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a call and to the others when one ends, begins anew or fails while windows are under way. */
class BatchInFlightTest extends BatchBench {

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
    void callsOfAFailedBatchRunTheirWindowsWithTheirNextAudioAndLoseNothing() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            broken = true;
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            broken = false;
            assertThat(one.ends()).isEmpty();
            assertThat(batcher.failedBatches()).isEqualTo(1);

            for (Caller caller : List.of(one, other)) {
                caller.hears(100);
                assertThat(caller.ends()).containsExactly(256L);
                caller.hears(WINDOW);
            }
            runThread();
            assertThat(sizes).as("together again").containsExactly(2, 1, 1, 2);
            assertSame(one.scores, alone(0, 2 * WINDOW + 100));
            assertSame(other.scores, alone(9_000, 2 * WINDOW + 100));
            assertThat(batcher.lateWindows()).isZero();
        }
    }

    @Test
    void windowsThatCameDuringAFailingBatchAreRunInTheirOrder() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            broken = true;
            duringRun = () -> {
                duringRun = () -> {};
                one.hears(WINDOW);
            };
            runThread();
            waitOver();
            broken = false;
            one.hears(WINDOW + 7);

            assertThat(sizes.subList(0, 1)).containsExactly(2);
            waitOver();
            assertSame(one.scores, alone(0, 3 * WINDOW + 7));
        }
    }

    @Test
    void callWhoseOwnRunFailsTooIsToldSoAndNobodyElse() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            broken = true;
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertThatExceptionOfType(ProviderException.Transient.class)
                    .isThrownBy(() -> one.hears(160))
                    .withMessage("the voice detector failed")
                    .withCauseInstanceOf(OrtException.class);
            broken = false;
            other.hears(0);
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();

            assertThat(one.ends()).as("the audio lost is counted").containsExactly(2L * WINDOW + 160);
            assertSame(other.scores, alone(9_000, 2 * WINDOW));
        }
    }

    @Test
    void resetAfterAFailedBatchForgetsItsWindows() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            broken = true;
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            broken = false;
            one.stream.reset();
            one.hears(100);

            assertThat(one.ends()).isEmpty();
        }
    }

    @Test
    void answerThatIsNoProbabilityConcernsItsCallAlone() {
        try (Caller one = new Caller(0);
                Caller other = new Caller(9_000)) {
            one.hears(WINDOW);
            other.hears(WINDOW);
            afterRun = answers -> answers.put(0, Float.NaN);
            runThread();
            assertThat(one.ends()).isEmpty();
            assertThat(other.ends()).containsExactly(256L);

            afterRun = answers -> {};
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertSame(one.scores, alone(0, 2 * WINDOW));
            assertSame(other.scores, alone(9_000, 2 * WINDOW));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -0.001f, 1.001f, Float.POSITIVE_INFINITY})
    void callThatGetsNoProbabilityIsToldSoAndBeginsAnew(float answer) {
        try (Caller one = new Caller(0)) {
            one.hears(3 * WINDOW);
            afterRun = answers -> answers.put(0, answer);
            assertThatExceptionOfType(ProviderException.Transient.class)
                    .isThrownBy(() -> one.hears(WINDOW))
                    .withMessage("the voice detector said " + answer);
            afterRun = answers -> {};
            int from = one.at;
            one.hears(WINDOW);

            assertThat(one.ends()).containsExactly(256L, 512L, 768L, 1280L);
            assertThat(one.scores.getLast().probability())
                    .as("nothing is remembered")
                    .isCloseTo(alone(from, WINDOW).getFirst().probability(), within(1e-4f));
        }
    }

    @Test
    void callWithoutMemoryKeepsNoHoldOnTheNetwork() {
        Layout.Memory tooLarge = new Layout.Memory("state", "stateN", 1 << 28);
        VoiceNetwork greedy = new VoiceNetwork(
                model, new Layout("input", "output", Optional.empty(), List.of(tooLarge), layout.window()));

        assertThatIllegalArgumentException().isThrownBy(() -> new CallStream(greedy, batcher, score -> {}).close());
        assertThat(batcher.wanted()).isFalse();
    }

    @Test
    void failedBatchesAreLoggedEachTimeTheirNumberDoubles() {
        List<String> lines = LoggedLines.of(BatchRun.class, () -> {
            try (Caller one = new Caller(0);
                    Caller other = new Caller(9_000)) {
                for (int i = 0; i < 5; i++) {
                    broken = true;
                    one.hears(WINDOW);
                    other.hears(WINDOW);
                    runThread();
                    broken = false;
                    one.hears(0);
                    other.hears(0);
                }
            }
        });

        assertThat(lines).hasSize(3);
        assertThat(lines.getLast()).contains("failed on 4 batches");
    }

    @Test
    void audioAfterTheEndOfACallIsRefused() {
        Caller one = new Caller(0);
        one.close();

        assertThatIllegalStateException().isThrownBy(() -> one.hears(10));
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
            one.hears(WINDOW);
            other.hears(WINDOW);
            runThread();
            assertSame(one.scores, alone(0, 2 * WINDOW));
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
