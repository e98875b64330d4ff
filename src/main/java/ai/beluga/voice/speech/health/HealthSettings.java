package ai.beluga.voice.speech.health;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * What a provider that failed has to wait, and when it is down.
 *
 * @param firstWait after the first failure; doubled with each
 * @param longestWait the most it grows to
 * @param jitter the part of a wait, 0..1, that randomness may take away
 * @param downAfter failures in a row
 * @param refusedWait after a refusal, which only a person can mend: much longer than the other waits
 */
public record HealthSettings(
        Duration firstWait, Duration longestWait, double jitter, int downAfter, Duration refusedWait) {

    /** Starting values. */
    public static final HealthSettings DEFAULT =
            new HealthSettings(Duration.ofMillis(500), Duration.ofMinutes(1), 0.3, 3, Duration.ofMinutes(5));

    public HealthSettings {
        if (downAfter < 1 || !refusedWait.isPositive()) {
            throw new IllegalArgumentException(
                    "at least one failure and some wait after a refusal: " + downAfter + ", " + refusedWait);
        }
    }

    Backoff backoff(DoubleSupplier random) {
        return new Backoff(firstWait, longestWait, jitter, random);
    }
}
