package ai.beluga.voice.turn;

/**
 * A timer of the turn machine. Arming a kind again replaces it; the number tells a late one.
 *
 * @param number counts up
 */
public record TurnTimer(Kind kind, long number) {

    /** What is waited for. */
    public enum Kind {
        /** The pause that ends a turn. */
        ENDPOINT,
        /** The recogniser's final text. */
        RECOGNITION,
        /** Words that stand long enough to prepare a reply to them. */
        PREPARE,
        /** Words of a short speech over the agent. */
        FALSE_INTERRUPTION,
        /** A silent caller. */
        IDLE,
        /** The next key. */
        DIGITS,
        /** The next key of those that were asked for. */
        COLLECTION,
        /** The first audio of a reply. */
        REPLY,
        /** A caller who hears nothing. */
        DEAD_AIR,
        /** An agent that has not answered: another one may be asked. */
        HEDGE,
        /** An agent that has not answered: it may be asked for a short answer. */
        SHORTER,
        /** A new line. */
        AWAY,
        /** A turn of the caller that lasts too long. */
        TURN,
        /** The end of the longest call comes near. */
        WARNING,
        /** The end of the longest call. */
        CALL
    }
}
