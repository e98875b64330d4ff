package ai.beluga.voice.turn;

import ai.beluga.voice.event.TurnId;

/** Told of each change of state of a session, as it happens. */
@FunctionalInterface
public interface Moves {

    /** @param turn the newest reply, under way or not */
    void moved(TurnState from, TurnState to, TurnId turn);
}
