package ai.beluga.voice.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Moments of a {@link Ticker} as times of day, by one reading of both clocks: what lies between two moments stays as it was
 * measured, whatever is done to the clock on the wall meanwhile.
 */
public final class TimeOfDay {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long tickerNanos;
    private final long epochNanos;

    private TimeOfDay(long tickerNanos, long epochNanos) {
        this.tickerNanos = tickerNanos;
        this.epochNanos = epochNanos;
    }

    /** Reads both clocks; the one on the wall in the middle of two readings of the other. */
    public static TimeOfDay read(Ticker ticker, InstantSource wall) {
        long before = ticker.nanos();
        Instant now = wall.instant();
        long after = ticker.nanos();
        return new TimeOfDay(before + (after - before) / 2, now.getEpochSecond() * NANOS_PER_SECOND + now.getNano());
    }

    /** Nanoseconds since 1970 at a moment of the ticker. */
    public long epochNanos(long nanos) {
        return epochNanos + (nanos - tickerNanos);
    }
}
