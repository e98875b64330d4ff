package ai.beluga.voice.speech.fallback;

import java.time.Duration;

/**
 * How long an engine may take.
 *
 * @param answer for what it owes, when another engine is ready to take over
 * @param alone for the same, when none is: giving up a slow engine then only makes it slower
 * @param trouble how long a call may be without an engine that works until its chain counts as exhausted
 * @param failures in a row that a call bears of each engine until its chain counts as exhausted
 */
public record FallbackLimits(Duration answer, Duration alone, Duration trouble, int failures) {

    /** A caller bears no more silence than this, and an overloaded engine mostly catches up within the other. */
    private static final Duration ALONE = Duration.ofSeconds(10);

    private static final Duration TROUBLE = Duration.ofSeconds(4);
    private static final int FAILURES = 5;

    /** Starting values. */
    public static final FallbackLimits DEFAULT = new FallbackLimits(ALONE, ALONE, TROUBLE, FAILURES);

    /** The same with another time to answer, which is what differs between ports. */
    public FallbackLimits answeringWithin(Duration other) {
        return new FallbackLimits(other, alone, trouble, failures);
    }
}
