package ai.beluga.voice.tool;

import java.time.Duration;

/**
 * How much a tool may be used.
 *
 * @param perTurn calls in one turn, at least 1
 * @param perCall calls in one telephone call, at least 1
 * @param deadline how long one may take; what comes later is told with the next turn
 */
public record Limits(int perTurn, int perCall, Duration deadline) {

    /** Starting values. */
    public static final Limits DEFAULT = new Limits(3, 30, Duration.ofSeconds(10));

    public Limits {
        if (perTurn < 1 || perCall < perTurn) {
            throw new IllegalArgumentException(
                    "a tool's limits: 1 <= per turn <= per call, not " + perTurn + " and " + perCall);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a tool's deadline must be longer than nothing, not " + deadline);
        }
    }
}
