package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When batches are made, of what, and in which order scores come. */
class BatcherTest extends BatchBench {

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
}
