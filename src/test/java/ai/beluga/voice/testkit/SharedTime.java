package ai.beluga.voice.testkit;

import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.time.Duration;

/** {@link ManualTime} for code with threads of its own: it goes on when told, whoever asks. */
public final class SharedTime implements Ticker, Timers {

    private final ManualTime time = new ManualTime();

    @Override
    public synchronized long nanos() {
        return time.nanos();
    }

    @Override
    public synchronized Cancellable schedule(Duration delay, Runnable task) {
        Cancellable cancellable = time.schedule(delay, task);
        return () -> {
            synchronized (this) {
                cancellable.cancel();
            }
        };
    }

    /** Lets time pass; what falls due runs at its time. */
    public synchronized void advance(Duration duration) {
        time.advance(duration);
    }

    /** How many tasks wait. */
    public synchronized int waiting() {
        return time.waiting();
    }
}
