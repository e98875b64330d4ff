package ai.beluga.voice.ops;

import ai.beluga.voice.time.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The beat of the node: runs one task every 20 ms on a thread of its own, so that it never waits in an executor's queue
 * behind slower work. Ticks keep to absolute deadlines, never overlap and never pile up.
 */
@Singleton
public class MediaTick {

    /** One Twilio media frame. */
    public static final Duration PERIOD = Duration.ofMillis(20);

    private static final System.Logger LOG = System.getLogger(MediaTick.class.getName());

    private final ThreadFactory threads;
    private final Ticker ticker;
    private final LongConsumer waiting;
    private final AtomicReference<@Nullable Beat> beat = new AtomicReference<>();

    @Inject
    MediaTick(ManagedThreadFactory threads, Ticker ticker) {
        this(threads, ticker, LockSupport::parkNanos);
    }

    /** @param waiting waits about so many nanoseconds; may return early */
    public MediaTick(ThreadFactory threads, Ticker ticker, LongConsumer waiting) {
        this.threads = threads;
        this.ticker = ticker;
        this.waiting = waiting;
    }

    /**
     * Begins to run {@code task} every {@link #PERIOD}; it must return within it. A task that throws is logged and run
     * again at the next tick.
     *
     * @throws IllegalStateException when it runs already
     */
    public void start(Runnable task) {
        Beat next = new Beat(task);
        if (!beat.compareAndSet(null, next)) {
            throw new IllegalStateException("the media tick runs already");
        }
        threads.newThread(next).start();
    }

    /** Ends after the tick that is running; may be started again. */
    @PreDestroy
    public void stop() {
        beat.set(null);
    }

    /** Regularity since the start; nothing while it does not run. */
    public TickReport report() {
        Beat current = beat.get();
        return current == null ? new TickReport(0, 0, Duration.ZERO, Duration.ZERO) : current.report;
    }

    /** How long ago the last tick began; zero while it does not run, which is no fault. */
    public Duration sinceLastTick() {
        Beat current = beat.get();
        return current == null ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - current.lastNanos);
    }

    private final class Beat implements Runnable {

        private final Runnable task;
        private volatile long lastNanos = ticker.nanos();
        private volatile TickReport report = new TickReport(0, 0, Duration.ZERO, Duration.ZERO);
        private long failures;

        Beat(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            TickSchedule schedule = new TickSchedule(PERIOD, ticker.nanos());
            while (beat.get() == this && !Thread.currentThread().isInterrupted()) {
                long waitNanos = schedule.waitNanos(ticker.nanos());
                if (waitNanos > 0) {
                    waiting.accept(waitNanos);
                } else {
                    tick(schedule);
                }
            }
        }

        private void tick(TickSchedule schedule) {
            lastNanos = ticker.nanos();
            schedule.tick(lastNanos);
            report = schedule.report();
            try {
                task.run();
            } catch (RuntimeException | Error failed) {
                logSometimes(failed);
            }
        }

        /** At the 1st, 2nd, 4th, 8th … failure: fifty lines a second would help nobody. */
        private void logSometimes(Throwable failed) {
            failures++;
            if (Long.bitCount(failures) == 1) {
                LOG.log(System.Logger.Level.ERROR, "the media tick failed " + failures + " time(s)", failed);
            }
        }
    }
}
