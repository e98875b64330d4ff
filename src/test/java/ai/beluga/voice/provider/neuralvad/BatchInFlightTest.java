package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
