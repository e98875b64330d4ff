package ai.beluga.voice.journal;

import java.util.Optional;

/**
 * Last line of a journal.
 *
 * @param entries how many lines stand between this and the header
 * @param loss what is missing behind them; empty when the call is whole
 */
public record Closing(long entries, Optional<Loss> loss) {

    /**
     * From some entry on nothing was kept: what stands before it is without gaps.
     *
     * @param entries how many were not kept
     */
    public record Loss(Cause cause, long entries) {}

    /** Why entries are lost. */
    public enum Cause {
        /** They came faster than they could be written. */
        OVERFLOW,
        /** What was decided there depends on words for which the stand-ins are not good enough. */
        WORDS,
        /** The journal had reached the longest length allowed. */
        TOO_LONG
    }
}
