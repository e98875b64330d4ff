package ai.beluga.voice.speech.stt;

/** Where a recogniser that takes turns itself sees the caller. Its text of the same moment is reported before. */
public enum TurnJudgement {
    /** The caller has begun a turn. */
    STARTED,
    /** The turn is probably over; {@link #RESUMED} or {@link #OVER} follows. */
    LIKELY_OVER,
    /** The caller goes on after all. */
    RESUMED,
    /** The turn is over. */
    OVER
}
