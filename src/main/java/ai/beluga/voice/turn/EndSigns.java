package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * What counts beside the pause when a turn's end is judged.
 *
 * @param mode who decides
 * @param words what the caller's words say; {@link TurnWords#NONE} when they are not to count
 * @param detectorWeight how much a turn detector's estimate counts beside the words, which count 1; 0 and more
 * @param stableText text that is not final yet ends no turn until it has stayed the same for so long
 * @param resumedWithin a caller who takes the floor so soon after a reply began had not finished before
 */
public record EndSigns(
        EndpointingMode mode, TurnWords words, double detectorWeight, Duration stableText, Duration resumedWithin) {

    /**
     * Starting values; no language is known. A detector counts as much as the words. 200 ms is the step in which streaming
     * recognisers renew their text. Who takes the floor within 700 ms of an answer cannot have heard what it says: that is
     * the time for a first word or two and a reaction of 200 ms.
     */
    public static final EndSigns DEFAULT =
            new EndSigns(EndpointingMode.FUSED, TurnWords.NONE, 1.0, Duration.ofMillis(200), Duration.ofMillis(700));

    /** The same with the words of a language. */
    public EndSigns with(TurnWords other) {
        return new EndSigns(mode, other, detectorWeight, stableText, resumedWithin);
    }

    /** The same with another mode. */
    public EndSigns with(EndpointingMode other) {
        return new EndSigns(other, words, detectorWeight, stableText, resumedWithin);
    }
}
