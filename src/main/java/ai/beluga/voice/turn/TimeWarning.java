package ai.beluga.voice.turn;

import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;

/** Tells the caller once that the call comes to its longest duration, when nobody speaks or is about to. */
final class TimeWarning {

    private final CallLimits limits;
    private final ArmedTimers timers;
    private boolean due;

    TimeWarning(CallLimits limits, ArmedTimers timers) {
        this.limits = limits;
        this.timers = timers;
    }

    /** The call begins; one that is shorter than the warning has none. */
    void callBegins() {
        Duration until = limits.call().minus(limits.warning());
        if (limits.warning().isPositive() && until.isPositive()) {
            timers.arm(Kind.WARNING, until);
        }
    }

    void isDue() {
        due = true;
    }

    /** {@code true} once, when it is to be given now. */
    boolean isToBeGiven(Floor floor, CallerTurn caller) {
        boolean now = due
                && floor.is(TurnState.LISTENING)
                && !caller.spoke()
                && caller.words().isEmpty();
        due &= !now;
        return now;
    }
}
