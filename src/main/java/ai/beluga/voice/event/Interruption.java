package ai.beluga.voice.event;

import java.time.Duration;

/**
 * The caller made a sound while the agent was to be heard. Moments are nanoseconds of the session's clock.
 *
 * @param real the caller took the floor; otherwise the agent went on
 * @param onsetNanos where the sound began, by media time
 * @param heldNanos when the agent was held
 * @param decidedNanos when the agent was cleared, or went on
 */
public record Interruption(boolean real, long onsetNanos, long heldNanos, long decidedNanos) {

    /** From the caller's first sound until nothing more was sent. */
    public Duration untilHeld() {
        return Duration.ofNanos(heldNanos - onsetNanos);
    }

    /** From the caller's first sound until the far end was cleared, or the agent went on. */
    public Duration untilDecided() {
        return Duration.ofNanos(decidedNanos - onsetNanos);
    }
}
