package ai.beluga.voice.event;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How the audio of a reply went out.
 *
 * @param firstHeardNanos when its first frame was heard, see {@link TurnMoment#FIRST_HEARD}; empty when no mark came back
 * @param heard audio that marks or the clock proved to have been heard
 * @param unheardWords words of the reply given to the synthesizer and neither way proved to have been heard
 * @param underruns how often the far end ran dry in mid-reply, for a frame or more; what was held back does not count
 * @param estimated whether the words heard rest on an estimate, because the voice does not tell when words end
 */
public record Playout(
        OptionalLong firstHeardNanos, Duration heard, int unheardWords, int underruns, boolean estimated) {

    /** Of a reply of which nothing was sent. */
    public static Playout none(int unheardWords) {
        return new Playout(OptionalLong.empty(), Duration.ZERO, unheardWords, 0, false);
    }
}
