package ai.beluga.voice.ops;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.time.Timers.Cancellable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagedTimersTest {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final ManagedTimers timers = new ManagedTimers(scheduler);

    @AfterEach
    void endThreads() {
        scheduler.shutdownNow();
    }

    @Test
    void taskRunsOnceItsTimeHasCome() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);

        timers.schedule(Duration.ofMillis(1), ran::countDown);

        assertThat(ran.await(10, SECONDS)).isTrue();
    }

    @Test
    void taskThatWasTakenBackDoesNotRun() {
        Cancellable timer = timers.schedule(Duration.ofHours(1), () -> {});

        timer.cancel();
        timer.cancel();

        assertThat(scheduler.getQueue()).hasSize(1).allMatch(task -> ((Future<?>) task).isCancelled());
    }

    @Test
    void taskThatFailsHarmsNoOther() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);

        timers.schedule(Duration.ZERO, () -> {
            throw new IllegalStateException("planted");
        });
        timers.schedule(Duration.ofMillis(1), ran::countDown);

        assertThat(ran.await(10, SECONDS)).isTrue();
    }
}
