package ai.beluga.voice.event;

/** What became of a turn's reply. */
public enum TurnOutcome {
    /** Heard to its end, as marks or the clock have proved. */
    HEARD,
    /** Sent to its end; marks that would have proved it was heard were lost, and the clock could not tell. */
    UNPROVEN,
    /** The caller took the floor. */
    INTERRUPTED,
    /** The caller went on before it began. */
    WITHDRAWN,
    /** Its agent or synthesizer failed. */
    FAILED,
    /** Given up for another reason: the line was lost, the call ended. */
    ABANDONED
}
