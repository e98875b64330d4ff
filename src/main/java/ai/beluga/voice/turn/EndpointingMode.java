package ai.beluga.voice.turn;

/** What ends a caller's turn. */
public enum EndpointingMode {
    /** The pause, the turn detector, the words, what is waited for, and the caller's pace together. */
    FUSED,
    /** The normal pause alone, always. */
    SILENCE,
    /** A recogniser that takes turns itself; a turn that it has not judged at all, as {@link #FUSED}. */
    RECOGNISER
}
