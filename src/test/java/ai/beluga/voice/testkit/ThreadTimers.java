package ai.beluga.voice.testkit;

import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timers in real time, for tests of what runs against something real. */
public final class ThreadTimers implements Timers, AutoCloseable {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("test-timers").factory());

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Future<?> future = scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
