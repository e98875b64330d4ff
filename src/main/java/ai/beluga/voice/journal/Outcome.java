package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnDecision;
import java.util.List;
import java.util.Optional;

/**
 * What came of a replay.
 *
 * @param inputs how many were given to the turn machine
 * @param decisions how many it decided as the journal has it
 * @param shifts timers that other settings set to other times, up to the divergence
 * @param divergence empty when all that was compared is the same
 */
public record Outcome(int inputs, int decisions, List<Shift> shifts, Optional<Divergence> divergence) {

    public Outcome {
        shifts = List.copyOf(shifts);
    }

    /** The same timer, armed for another time. */
    public record Shift(long nowNanos, TurnDecision.Arm journaled, TurnDecision.Arm replayed) {}
}
