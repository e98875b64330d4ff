package ai.beluga.voice.ops;

import ai.beluga.voice.time.Timers;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timers on the server's scheduler. A task that fails is logged; nothing else would tell. */
@Singleton
public class ManagedTimers implements Timers {

    private static final System.Logger LOG = System.getLogger(ManagedTimers.class.getName());

    private final ScheduledExecutorService scheduler;

    @Inject
    ManagedTimers(ManagedScheduledExecutorService scheduler) {
        this((ScheduledExecutorService) scheduler);
    }

    ManagedTimers(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Future<?> future = scheduler.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failed) {
            LOG.log(System.Logger.Level.ERROR, "a timer's task failed", failed);
        }
    }
}
