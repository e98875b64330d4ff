package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * What is done when a caller who has asked hears nothing. A duration of zero leaves a step out.
 *
 * @param filler silence after which the caller is asked to wait; begins anew when that was said
 * @param fillers how often at most without an answer in between
 * @param hedge wait for the agent after which another one is asked as well
 * @param shorter wait for the agent after which it is asked for a short answer as well
 * @param apology silence after which the reply has failed; not shorter than {@code filler}
 * @param failures replies that fail in a row until the call is given up
 * @param transfer whether a person takes over then; otherwise the call ends
 */
public record DeadAirSettings(
        Duration filler,
        int fillers,
        Duration hedge,
        Duration shorter,
        Duration apology,
        int failures,
        boolean transfer) {

    /** Starting values: a caller never hears nothing for three seconds. */
    public static final DeadAirSettings DEFAULT = new DeadAirSettings(
            Duration.ofSeconds(2), 3, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofMillis(2_800), 2, false);
}
