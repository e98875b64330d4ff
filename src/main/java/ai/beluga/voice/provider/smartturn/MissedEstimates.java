package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.time.Ticker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts pauses that got no estimate, and says so in the log: the first at once, then at most once a minute. */
final class MissedEstimates {

    private static final System.Logger LOG = System.getLogger(MissedEstimates.class.getName());
    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final Ticker ticker;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private long toldNanos;
    private long told;

    MissedEstimates(Ticker ticker) {
        this.ticker = ticker;
    }

    /** There was no place in the queue, or no thread. */
    void refused() {
        refused.incrementAndGet();
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

    /** How often the network failed, since the start. */
    long failedCount() {
        return failed.get();
    }

    /** What was not told yet. */
    synchronized void tellTheRest() {
        if (told < refused.get() + failed.get()) {
            write(null);
        }
    }

    private synchronized void tell(@Nullable Throwable cause) {
        if (told == 0 || ticker.nanos() - toldNanos >= INTERVAL_NANOS) {
            write(cause);
        }
    }

    private void write(@Nullable Throwable cause) {
        long overload = refused.get();
        long failures = failed.get();
        String message = "pauses that were not judged since the start, so that the normal pause applied: " + overload
                + " because the queue was full, " + failures + " because the network failed";
        LOG.log(Level.WARNING, message, cause);
        told = overload + failures;
        toldNanos = ticker.nanos();
    }
}
