package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * How much audio may be sent now so that the far end never holds more than the lead. Keeps the moment at which the far end
 * runs dry, on an absolute clock, so that no delay adds up.
 */
public final class Pacer {

    private static final long NANOS_PER_BYTE = 125_000;

    private final long leadNanos;
    private long dryAtNanos;
    private boolean begun;

    /** A pacer for mu-law at 8 kHz. */
    public Pacer(Duration lead) {
        this.leadNanos = lead.toNanos();
    }

    /** Bytes that may be sent at {@code nowNanos}. */
    public int allowance(long nowNanos) {
        long ahead = begun ? Math.max(0, dryAtNanos - nowNanos) : 0;
        return (int) Math.max(0, (leadNanos - ahead) / NANOS_PER_BYTE);
    }

    /** Bytes were sent. */
    public void sent(int bytes, long nowNanos) {
        long from = begun ? Math.max(dryAtNanos, nowNanos) : nowNanos;
        begun = true;
        dryAtNanos = from + bytes * NANOS_PER_BYTE;
    }

    /** What the far end held is gone. */
    public void cleared() {
        begun = false;
    }

    /** When all that was sent has been played, if the far end plays without a break. */
    public long dryAtNanos() {
        return dryAtNanos;
    }
}
