package ai.beluga.voice.turn;

/** Where a recogniser that takes turns itself sees the caller. */
public enum Judgement {
    /** The caller has begun a turn. */
    STARTED,
    /** The turn is probably over; {@link #RESUMED} or {@link #OVER} follows. */
    LIKELY_OVER,
    /** The caller goes on after all. */
    RESUMED,
    /** The turn is over. */
    OVER
}
