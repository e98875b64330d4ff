package ai.beluga.voice.turn;

import java.util.EnumSet;
import java.util.Set;

/** States of a session. */
public enum TurnState {
    /** No line yet. */
    INITIAL,
    /** The caller has the floor. */
    LISTENING,
    /** A question was asked and no reply is audible yet. */
    PROCESSING,
    /** A reply is audible, or held back. */
    SPEAKING,
    /** The line is lost. */
    AWAY,
    /** Over. */
    ENDED;

    /** The states that may follow this one. */
    public Set<TurnState> next() {
        return switch (this) {
            case INITIAL -> EnumSet.of(LISTENING, SPEAKING, ENDED);
            case LISTENING -> EnumSet.of(PROCESSING, SPEAKING, AWAY, ENDED);
            case PROCESSING -> EnumSet.of(SPEAKING, LISTENING, AWAY, ENDED);
            case SPEAKING -> EnumSet.of(LISTENING, PROCESSING, AWAY, ENDED);
            case AWAY -> EnumSet.of(LISTENING, SPEAKING, ENDED);
            case ENDED -> EnumSet.noneOf(TurnState.class);
        };
    }
}
