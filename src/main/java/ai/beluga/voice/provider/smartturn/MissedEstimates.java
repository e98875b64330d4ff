package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.time.Ticker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts pauses that got no estimate, and says so in the log: the first at once, then at most once a minute, and nothing
 * once it is closed.
 */
final class MissedEstimates {

    private static final System.Logger LOG = System.getLogger(MissedEstimates.class.getName());
    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final Ticker ticker;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong withoutThread = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private long toldNanos;
    private long told;
    private boolean closed;

    MissedEstimates(Ticker ticker) {
        this.ticker = ticker;
    }

    /** There was no place in the queue. */
    void refused() {
        refused.incrementAndGet();
        tell(null);
    }

    /** The server gave no thread for so many. */
    void withoutThread(int estimates) {
        withoutThread.addAndGet(estimates);
        tell(null);
    }

    /** The network did not give one. */
    void failed(Throwable cause) {
        failed.incrementAndGet();
        tell(cause);
    }

    /** How often there was no place, since the start. */
    long refusedCount() {
        return refused.get();
    }

    /** How often there was no thread, since the start. */
    long withoutThreadCount() {
        return withoutThread.get();
    }

    /** How often the network failed, since the start. */
    long failedCount() {
        return failed.get();
    }

    /** Tells what was not told yet, for the last time. */
    synchronized void close() {
        if (!closed && told < refused.get() + withoutThread.get() + failed.get()) {
            write(null);
        }
        closed = true;
    }

    private synchronized void tell(@Nullable Throwable cause) {
        if (!closed && (told == 0 || ticker.nanos() - toldNanos >= INTERVAL_NANOS)) {
            write(cause);
        }
    }

    private void write(@Nullable Throwable cause) {
        long overload = refused.get();
        long threads = withoutThread.get();
        long failures = failed.get();
        LOG.log(
                Level.WARNING,
                () -> "pauses that were not judged since the start, so that the normal pause applied: " + overload
                        + " because the queue was full, " + threads + " because the server had no thread, " + failures
                        + " because the network failed",
                cause);
        told = overload + threads + failures;
        toldNanos = ticker.nanos();
    }
}
