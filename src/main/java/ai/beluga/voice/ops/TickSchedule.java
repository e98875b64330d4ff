package ai.beluga.voice.ops;

import java.time.Duration;

/**
 * When ticks are due: at whole periods after the first, whatever a tick takes. Ticks that were missed are left out and
 * counted, never made up for. Pure; times are nanoseconds of one ticker.
 */
final class TickSchedule {

    private final long periodNanos;
    private long dueNanos;
    private long ticks;
    private long missed;
    private long worstNanos;
    private long totalNanos;

    TickSchedule(Duration period, long startNanos) {
        this.periodNanos = period.toNanos();
        this.dueNanos = startNanos + periodNanos;
    }

    /** How long to wait; not positive when a tick is due. */
    long waitNanos(long nowNanos) {
        return dueNanos - nowNanos;
    }

    /** Takes the tick that is due, and sets the next to the first deadline that is still ahead. */
    void tick(long nowNanos) {
        long lateNanos = nowNanos - dueNanos;
        long skipped = lateNanos / periodNanos;
        ticks++;
        missed += skipped;
        worstNanos = Math.max(worstNanos, lateNanos);
        totalNanos += lateNanos;
        dueNanos += (skipped + 1) * periodNanos;
    }

    TickReport report() {
        return new TickReport(
                ticks, missed, Duration.ofNanos(worstNanos), Duration.ofNanos(ticks == 0 ? 0 : totalNanos / ticks));
    }
}
