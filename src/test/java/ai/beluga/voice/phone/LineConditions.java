package ai.beluga.voice.phone;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How good the line is.
 *
 * @param markDelay how much later than played a mark is echoed
 * @param markLoss share of marks never echoed, 0 to 1
 * @param jitter most that a caller frame is late; frames stay in order
 * @param burstFrames so many caller frames come together at the time of the last of them; 1 is none
 * @param seed of the chance in it
 */
public record LineConditions(Duration markDelay, double markLoss, Duration jitter, int burstFrames, long seed) {

    public LineConditions {
        if (markLoss < 0 || markLoss > 1 || burstFrames < 1 || markDelay.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException(
                    "mark loss must be 0 to 1, a burst at least 1 frame, mark delay and jitter not negative");
        }
    }

    /** A line without flaws. */
    public static LineConditions perfect() {
        return new LineConditions(Duration.ZERO, 0, Duration.ZERO, 1, 1);
    }

    /** When frame {@code index} is sent, in nanoseconds since the first could have been. Pure but for {@code chance}. */
    long sendAt(long index, RandomGenerator chance) {
        long burstEnd = (index / burstFrames + 1) * burstFrames;
        long late = jitter.isZero() ? 0 : chance.nextLong(jitter.toNanos() + 1);
        return burstEnd * MediaClock.FRAME_NANOS + late;
    }

    boolean losesMark(RandomGenerator chance) {
        return markLoss > 0 && chance.nextDouble() < markLoss;
    }
}
