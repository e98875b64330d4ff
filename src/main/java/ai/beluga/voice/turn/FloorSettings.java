package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * When the floor changes hands outside of ordinary turns.
 *
 * @param falseInterruptionAfter held speech of the agent goes on when nothing that takes the floor was recognised this long
 *     after the caller fell silent
 * @param repromptAfter the caller is asked whether they are there after this much silence
 * @param reprompts how often, before the call is ended
 * @param digitPause a pause after a key that ends the input
 */
public record FloorSettings(
        Duration falseInterruptionAfter, Duration repromptAfter, int reprompts, Duration digitPause) {

    /** Starting values. */
    public static final FloorSettings DEFAULT =
            new FloorSettings(Duration.ofMillis(1_500), Duration.ofSeconds(8), 2, Duration.ofSeconds(2));
}
