package ai.beluga.voice.speech.s2s;

import java.time.Duration;

/**
 * How long a vendor lets a stream live, and when another one is to take over: a tenth of that before, two minutes at most.
 *
 * @param longest from its beginning to its end by the vendor
 */
public record Lifetime(Duration longest) {

    /** Another stream that could not be opened is tried again after so long. */
    public static final Duration AGAIN = Duration.ofSeconds(10);

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);

    /** So long before the end another one is wanted. */
    public Duration margin() {
        Duration tenth = longest.dividedBy(10);
        return tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    }

    /** So long after the beginning another one is wanted. */
    public Duration wanted() {
        return longest.minus(margin());
    }
}
