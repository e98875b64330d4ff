package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.turn.Transition;

/**
 * Told how the sessions of all calls go from state to state. Those of one call come in order, never two at once; those of
 * different calls side by side. It may block and it may fail: no call waits for it, and a failure is logged. While it blocks
 * for very long the newest transitions of that call are dropped, and the log says so.
 */
@FunctionalInterface
public interface SessionListener {

    /** Each session begins in {@code INITIAL}, of which nothing is told, and ends with a move to {@code ENDED}, unless it fails. */
    void moved(CallId call, Transition transition);
}
