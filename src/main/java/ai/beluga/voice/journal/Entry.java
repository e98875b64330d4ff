package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;

/** One thing that went into the pure core or came out of it. Times in nanoseconds are those of the session's clock. */
public sealed interface Entry {

    /** Something that went in, and when. */
    sealed interface Timed extends Entry {
        long nowNanos();
    }

    /**
     * A score was given to the smoother.
     *
     * @param heardMillis how far the audio as it came was heard by then
     * @param endMillis end of the audio it is about, media time
     * @param lengthMillis length of that audio
     * @param probability that it holds speech, 0..1
     */
    record Score(long nowNanos, long heardMillis, long endMillis, long lengthMillis, float probability)
            implements Timed {}

    /** The line was lost: the smoother was told that no audio comes after {@code heardMillis}. */
    record Cut(long nowNanos, long heardMillis) implements Timed {}

    /** The turn machine was told something. */
    record Input(long nowNanos, TurnInput input) implements Timed {}

    /** The turn machine decided something upon the input before. */
    record Decision(TurnDecision decision) implements Entry {}
}
