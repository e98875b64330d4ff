package ai.beluga.voice.event;

/** Whom a caller who hears nothing waits for. */
public enum WaitOwner {
    /** Words of the caller are not there yet. */
    RECOGNISER,
    /** The agent owes words. */
    AGENT,
    /** The synthesizer owes audio. */
    VOICE,
    /** Audio is there and does not go out. */
    LINE
}
