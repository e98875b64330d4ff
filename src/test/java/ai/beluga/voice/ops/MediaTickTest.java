package ai.beluga.voice.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tick's own loop runs in the test's thread; waiting moves the virtual time. */
class MediaTickTest {

    private final Deque<Runnable> loops = new ArrayDeque<>();
    private final List<Long> tickedAtMillis = new ArrayList<>();
    private long nanos = Duration.ofHours(3).toNanos();
    private final long start = nanos;
    private final MediaTick tick =
            new MediaTick(this::thread, () -> nanos, waitNanos -> nanos += Math.min(waitNanos, 7_000_000));

    @Test
    void ticksComeAtWholePeriods() {
        tick.start(() -> tickUntil(4, Duration.ofMillis(6)));

        runLoop();

        assertThat(tickedAtMillis).containsExactly(20L, 40L, 60L, 80L);
    }

    @Test
    void slowTickIsNotMadeUpFor() {
        tick.start(() -> tickUntil(3, tickedAtMillis.isEmpty() ? Duration.ofMillis(70) : Duration.ZERO));

        runLoop();

        assertThat(tickedAtMillis).containsExactly(20L, 90L, 100L);
        assertThat(tick.report().ticks()).isZero();
    }

    @Test
    void tickThatFailsIsRunAgain() {
        tick.start(() -> {
            tickUntil(3, Duration.ZERO);
            throw new IllegalStateException("planted");
        });

        runLoop();

        assertThat(tickedAtMillis).containsExactly(20L, 40L, 60L);
    }

    @Test
    void standstillShowsInTheTimeSinceTheLastTick() {
        List<Duration> seen = new ArrayList<>();
        tick.start(() -> {
            nanos += Duration.ofSeconds(9).toNanos();
            seen.add(tick.sinceLastTick());
            tick.stop();
        });

        runLoop();

        assertThat(seen).containsExactly(Duration.ofSeconds(9));
        assertThat(tick.sinceLastTick()).isZero();
    }

    @Test
    void threadThatNeverBeginsToTickStandsStillToo() {
        tick.start(() -> {});

        nanos += Duration.ofSeconds(6).toNanos();

        assertThat(tick.sinceLastTick()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void reportCountsWhileItRuns() {
        List<TickReport> reports = new ArrayList<>();
        tick.start(() -> {
            reports.add(tick.report());
            tickUntil(2, Duration.ofMillis(25));
        });

        runLoop();

        assertThat(reports).extracting(TickReport::ticks).containsExactly(1L, 2L);
        assertThat(reports.get(1).worst()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void secondStartIsRefusedUntilTheFirstHasEnded() {
        tick.start(() -> {});

        assertThatIllegalStateException().isThrownBy(() -> tick.start(() -> {}));

        tick.stop();
        tick.start(() -> tickUntil(1, Duration.ZERO));
        runLoop();
        runLoop();

        assertThat(tickedAtMillis).containsExactly(20L);
    }

    @Test
    void stoppedByTheServerItEndsByItself() {
        tick.start(() -> {
            tickedAtMillis.add(0L);
            Thread.currentThread().interrupt();
        });

        runLoop();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tickedAtMillis).hasSize(1);
    }

    private void tickUntil(int last, Duration took) {
        tickedAtMillis.add(Duration.ofNanos(nanos - start).toMillis());
        nanos += took.toNanos();
        if (tickedAtMillis.size() == last) {
            tick.stop();
        }
    }

    private void runLoop() {
        loops.removeFirst().run();
    }

    private Thread thread(Runnable loop) {
        loops.add(loop);
        return new Thread(() -> {});
    }
}
