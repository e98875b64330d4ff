package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The timers under way, one of a kind; tells a timer that still counts from one that was replaced or forgotten. */
final class ArmedTimers {

    /** All of a turn but its own length and a collection of keys, which others of its timers do not end. */
    private static final Set<TurnTimer.Kind> OF_A_TURN = EnumSet.complementOf(EnumSet.of(
            TurnTimer.Kind.TURN,
            TurnTimer.Kind.COLLECTION,
            TurnTimer.Kind.AWAY,
            TurnTimer.Kind.WARNING,
            TurnTimer.Kind.CALL));

    private final Map<TurnTimer.Kind, TurnTimer> armed = new EnumMap<>(TurnTimer.Kind.class);
    private final Consumer<TurnDecision> decisions;
    private long number;

    ArmedTimers(Consumer<TurnDecision> decisions) {
        this.decisions = decisions;
    }

    void arm(TurnTimer.Kind kind, Duration delay) {
        disarm(kind);
        TurnTimer timer = new TurnTimer(kind, ++number);
        armed.put(kind, timer);
        decisions.accept(new TurnDecision.Arm(timer, delay.isNegative() ? Duration.ZERO : delay));
    }

    void disarm(TurnTimer.Kind kind) {
        TurnTimer timer = armed.remove(kind);
        if (timer != null) {
            decisions.accept(new TurnDecision.Disarm(timer));
        }
    }

    boolean isArmed(TurnTimer.Kind kind) {
        return armed.containsKey(kind);
    }

    /** {@code true} once for a timer that still counts. */
    boolean fired(TurnTimer timer) {
        return armed.remove(timer.kind(), timer);
    }

    /** Forgets all that waits for something in the turn under way. */
    void disarmTurn() {
        OF_A_TURN.forEach(this::disarm);
    }

    void disarmAll() {
        for (TurnTimer.Kind kind : TurnTimer.Kind.values()) {
            disarm(kind);
        }
    }
}
