package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitResult;
import java.time.Duration;

/**
 * A collection that is over, to which further keys may belong: secret ones pressed late are as secret as those in time.
 *
 * @param open nothing was collected: the caller may still press it all, until something else is spoken of. Behind
 *     {@code untilNanos} that is heard as keys, but not as which
 * @param lastNanos the end of the collection, or the key pressed last
 * @param untilNanos further keys belong to it up to then, however it ended
 */
record FormerKeys(DigitCollection keys, boolean blind, boolean open, long lastNanos, long untilNanos) {

    static FormerKeys of(DigitCollection keys, boolean blind, DigitResult result, long nowNanos) {
        boolean open = result instanceof DigitResult.GivenUp || result instanceof DigitResult.NoInput;
        Duration between = keys.rule().between();
        Duration wait = blind && !keys.complete() ? keys.rule().first().plus(between) : between;
        return new FormerKeys(keys, blind, blind && open, nowNanos, nowNanos + wait.toNanos());
    }

    boolean lasts(long nowNanos) {
        return open || isInTime(nowNanos);
    }

    /** A key pressed now follows the last one, whatever is asked for by now. */
    boolean isInherited(long nowNanos) {
        return nowNanos - lastNanos <= keys.rule().between().toNanos();
    }

    boolean swallows(char key, long nowNanos) {
        return blind ? isInTime(nowNanos) : keys.swallows(key);
    }

    private boolean isInTime(long nowNanos) {
        return nowNanos - untilNanos <= 0;
    }

    /** One more key was pressed. */
    FormerKeys pressed(long nowNanos) {
        long next = nowNanos + keys.rule().between().toNanos();
        long until = isInTime(nowNanos) ? Math.max(next, untilNanos) : untilNanos;
        return new FormerKeys(keys, blind, open, nowNanos, until);
    }

    /** What the caller spoke of was something else. */
    FormerKeys released() {
        return new FormerKeys(keys, blind, false, lastNanos, untilNanos);
    }

    FormerKeys later(long nanos) {
        return new FormerKeys(keys, blind, open, lastNanos + nanos, untilNanos + nanos);
    }
}
