package ai.beluga.voice.phone;

import java.util.concurrent.locks.LockSupport;

/** The real time of one stream: nanoseconds and sample positions since its start. */
final class MediaClock {

    static final long FRAME_NANOS = 20_000_000;
    static final long SAMPLE_NANOS = 125_000;

    private final long origin = System.nanoTime();

    long nanos() {
        return System.nanoTime() - origin;
    }

    /** The sample position now; 8 a millisecond. */
    long samples() {
        return nanos() / SAMPLE_NANOS;
    }

    /** Waits until so many nanoseconds since the start; at once if they are over. */
    void await(long nanos) {
        for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
            LockSupport.parkNanos(left);
        }
    }
}
