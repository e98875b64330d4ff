package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * How long a pause must last to end a turn, counted from the end of speech.
 *
 * @param min when the turn is surely over
 * @param normal when nothing speaks for either
 * @param max when the caller surely goes on
 * @param recognition how long to wait, after the pause was long enough, for the recogniser's final text
 * @param adaptive a caller whose own pauses are long is given more
 * @param signs what counts beside the pause
 */
public record EndpointingSettings(
        Duration min, Duration normal, Duration max, Duration recognition, boolean adaptive, EndSigns signs) {

    /**
     * Starting values. The normal pause is what fixed pauses elsewhere are set to; least and longest were chosen on the tuning
     * half of the pause set (docs/endpointing-report.md) among 300 to 400 and 1500 to 3000 ms. The wait for the final text is
     * beyond what recognisers publish of their slowest hundredth (2 s).
     */
    public static final EndpointingSettings DEFAULT = new EndpointingSettings(
            Duration.ofMillis(300),
            Duration.ofMillis(700),
            Duration.ofMillis(2_000),
            Duration.ofSeconds(3),
            true,
            EndSigns.DEFAULT);

    public EndpointingSettings {
        if (min.compareTo(normal) > 0 || normal.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "endpointing delays must grow: min " + min + ", normal " + normal + ", max " + max);
        }
    }

    /** The same with other signs. */
    public EndpointingSettings with(EndSigns other) {
        return new EndpointingSettings(min, normal, max, recognition, adaptive, other);
    }
}
