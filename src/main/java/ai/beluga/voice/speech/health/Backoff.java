package ai.beluga.voice.speech.health;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a number of failures in a row: doubled with each, up to a cap, and shortened at random so that
 * many who failed together do not come back together. Pure, but for the randomness it is given.
 */
public final class Backoff {

    /** More doublings than any cap needs. */
    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration most;
    private final double jitter;
    private final DoubleSupplier random;

    /**
     * @param first wait after the first failure
     * @param most longest wait
     * @param jitter the part of a wait, 0..1, that randomness may take away
     * @param random gives numbers from 0 (included) to 1
     */
    public Backoff(Duration first, Duration most, double jitter, DoubleSupplier random) {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException(
                    "a back-off must begin above zero and not above its cap, with a jitter of 0 to 1: " + first + ", "
                            + most + ", " + jitter);
        }
        this.first = first;
        this.most = most;
        this.jitter = jitter;
        this.random = random;
    }

    /** The wait after {@code failures} in a row, from 1. */
    public Duration delay(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("there is nothing to wait for after " + failures + " failures");
        }
        double factor = Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        double nanos = Math.min(first.toNanos() * factor, most.toNanos());
        return Duration.ofNanos((long) (nanos * (1 - jitter * random.getAsDouble())));
    }
}
