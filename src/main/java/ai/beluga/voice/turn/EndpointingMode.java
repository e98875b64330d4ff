package ai.beluga.voice.turn;

/** What ends a caller's turn. */
public enum EndpointingMode {
    /** The pause, the turn detector, the words, what is waited for, and the caller's pace together. */
    FUSED,
    /** The normal pause alone, always. */
    SILENCE,
    /** A recogniser that takes turns itself; until it has done so once in a call, as {@link #FUSED}. */
    RECOGNISER
}
