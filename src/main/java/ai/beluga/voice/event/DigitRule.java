package ai.beluga.voice.event;

import java.time.Duration;
import java.util.Optional;

/**
 * How keys are collected, such as a number of a customer.
 *
 * @param least keys that make an answer, at least 1
 * @param most with this many keys the answer is complete at once, at most {@link #MOST}
 * @param first how long to wait for the first key, from when the caller has heard what to do
 * @param between how long to wait for each further key; starting value two seconds, as in common telephone systems
 * @param end the key that ends the answer and is no part of it, {@code #} or {@code *}, if there is one
 * @param blind the keys reach only whoever asked for them: no conversation, journal, log or transcript
 */
public record DigitRule(int least, int most, Duration first, Duration between, Optional<Character> end, boolean blind) {

    /** No answer by keys is longer. */
    public static final int MOST = 64;

    public DigitRule {
        if (least < 1 || most < least || most > MOST) {
            throw new IllegalArgumentException(
                    "keys to collect: 1 <= least <= most <= " + MOST + ", not " + least + " to " + most);
        }
        if (!first.isPositive() || !between.isPositive()) {
            throw new IllegalArgumentException(
                    "waits for keys must be longer than nothing, not " + first + " and " + between);
        }
        if (end.isPresent() && end.get() != '#' && end.get() != '*') {
            throw new IllegalArgumentException("the key that ends the input is # or *, not " + end.get());
        }
    }

    /** A number of so many digits, waited for as long as is usual: ten seconds for the first, two for each further one. */
    public static DigitRule number(int digits) {
        return new DigitRule(digits, digits, Duration.ofSeconds(10), Duration.ofSeconds(2), Optional.of('#'), false);
    }

    /** The same for keys that are secret. */
    public DigitRule hidden() {
        return new DigitRule(least, most, first, between, end, true);
    }
}
