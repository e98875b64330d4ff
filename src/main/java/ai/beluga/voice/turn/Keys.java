package ai.beluga.voice.turn;

import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.function.LongConsumer;

/** The keys the caller presses: words of the turn, which a pause or {@code #} ends. */
final class Keys {

    private final Duration pause;
    private final Floor floor;
    private final CallerTurn caller;
    private final ArmedTimers timers;
    private final LongConsumer taken;
    /** The keys kept end with {@code #}. */
    private boolean complete;

    /**
     * @param pause a pause after a key that ends the input
     * @param taken called with the time when a key takes the floor
     */
    Keys(Duration pause, Floor floor, CallerTurn caller, ArmedTimers timers, LongConsumer taken) {
        this.pause = pause;
        this.floor = floor;
        this.caller = caller;
        this.timers = timers;
        this.taken = taken;
    }

    /** A key takes the floor at once; {@code #} ends what was keyed in and says nothing itself. */
    void pressed(char key, long nowNanos) {
        boolean nothingToEnd = key == '#' && floor.onlyAsked();
        if (nothingToEnd || floor.lastWords().isPresent()) {
            return;
        }
        if (floor.is(TurnState.SPEAKING) && floor.stoppedBy() == Interruptibility.NEVER) {
            keep(key, nowNanos);
            return;
        }
        if (floor.is(TurnState.SPEAKING) || floor.is(TurnState.PROCESSING)) {
            taken.accept(nowNanos);
        }
        if (floor.is(TurnState.LISTENING)) {
            timers.disarmTurn();
            if (key != '#') {
                caller.digit(key, nowNanos);
            }
            timers.arm(Kind.DIGITS, key == '#' ? Duration.ZERO : pause);
        }
    }

    /** A key pressed over words that nothing stops is of the turn that follows them. */
    private void keep(char key, long nowNanos) {
        complete = key == '#' && caller.keyed();
        if (key != '#') {
            caller.digit(key, nowNanos);
        }
    }

    /** The words over which keys were kept are heard: more keys may follow. */
    void awaitMore() {
        timers.arm(Kind.DIGITS, complete ? Duration.ZERO : pause);
        complete = false;
    }
}
