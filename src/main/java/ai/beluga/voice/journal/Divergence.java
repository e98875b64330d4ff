package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnDecision;
import java.util.List;

/**
 * Where a replay first decides otherwise than the journal.
 *
 * @param nowNanos when, on the clock of the session
 * @param what happened there, in words
 * @param journaled what was decided upon it in the call
 * @param replayed what is decided upon it now
 */
public record Divergence(long nowNanos, String what, List<TurnDecision> journaled, List<TurnDecision> replayed) {

    public Divergence {
        journaled = List.copyOf(journaled);
        replayed = List.copyOf(replayed);
    }
}
