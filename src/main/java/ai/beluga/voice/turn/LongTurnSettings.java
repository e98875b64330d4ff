package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * What is done about a caller who speaks for very long.
 *
 * @param hurryAfter a turn that has lasted so long ends at its next pause of the least length; zero for never
 * @param takeOverAfter when there was none for so much longer, the caller is stopped politely at the next breath; zero for never
 */
public record LongTurnSettings(Duration hurryAfter, Duration takeOverAfter) {

    /** Starting values. */
    public static final LongTurnSettings DEFAULT = new LongTurnSettings(Duration.ofSeconds(60), Duration.ofSeconds(15));
}
