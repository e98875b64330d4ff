package ai.beluga.voice.turn;

import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;

/** Waits for the end of the caller's turn: keeps the timers for the pause and for the words that are still to come. */
final class TurnEnding {

    private final EndpointingSettings settings;
    private final Endpointing endpointing;
    private final CallerTurn caller;
    private final ArmedTimers timers;

    TurnEnding(EndpointingSettings settings, CallerTurn caller, ArmedTimers timers) {
        this.settings = settings;
        this.endpointing = new Endpointing(settings);
        this.caller = caller;
        this.timers = timers;
    }

    /** The caller pauses: from now on the pause may end the turn. */
    void await(long nowNanos) {
        timers.arm(Kind.ENDPOINT, endpointing.patience(caller.estimate()).minus(caller.silentFor(nowNanos)));
    }

    /** A turn detector has judged the pause. */
    void estimate(double endOfTurn, long nowNanos) {
        caller.estimate(endOfTurn);
        if (timers.isArmed(Kind.ENDPOINT)) {
            await(nowNanos);
        }
    }

    /** The caller's words changed, or are all there. */
    void textCame(long nowNanos) {
        if (caller.settled() && caller.isPauseOver()) {
            // Words that came late may show that the caller has not finished: their estimate comes next.
            timers.disarm(Kind.RECOGNITION);
            caller.settledLate(nowNanos);
            await(nowNanos);
        }
    }

    /** The caller went on after a pause of this length; what lasted longer than any pause may was a new beginning. */
    void wentOnAfter(Duration pause) {
        if (pause.compareTo(settings.max()) <= 0) {
            endpointing.wentOnAfter(pause);
        }
    }

    /**
     * The pause was long enough. Keys pressed while the caller speaks wait for the end of the speech.
     *
     * @return {@code true} when the turn can be taken; otherwise its words are waited for
     */
    boolean pauseOver(long nowNanos) {
        if (caller.speaking()) {
            return false;
        }
        caller.pauseOver(nowNanos);
        if (!caller.settled()) {
            timers.arm(Kind.RECOGNITION, settings.recognition());
            return false;
        }
        return true;
    }
}
