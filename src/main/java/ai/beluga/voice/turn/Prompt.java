package ai.beluga.voice.turn;

/** What the gateway itself says, in words that configuration gives. */
public enum Prompt {
    /** First words of a call. */
    GREETING,
    /** The caller has been silent. */
    STILL_THERE,
    /** The caller stayed silent; the call ends. */
    SILENT_FAREWELL,
    /** Speech was heard and no word recognised. */
    NOT_UNDERSTOOD,
    /** The line was lost and is back. */
    WELCOME_BACK,
    /** Something failed; the caller may ask again. */
    APOLOGY,
    /** Something failed for good; the call ends. */
    FAILURE_FAREWELL,
    /** Something failed for good; a person takes over. */
    FAILURE_TRANSFER,
    /** The caller waits for a reply; said as the beginning of that reply. */
    FILLER,
    /** The same, when the caller has been asked to wait before. */
    FILLER_AGAIN,
    /** The caller has spoken for very long and is stopped; what was said is asked then. */
    TAKE_OVER,
    /** The longest duration is near. */
    TIME_WARNING,
    /** The longest duration is reached; the call ends. */
    TIME_FAREWELL;

    /** {@code false} for words after which the call cannot go on: nobody gains by stopping them. */
    public boolean interruptible() {
        return this != FAILURE_FAREWELL && this != FAILURE_TRANSFER && this != TIME_FAREWELL;
    }

    /** {@code true} for words said within a reply, which are as interruptible as a reply can be. */
    public boolean isFiller() {
        return this == FILLER || this == FILLER_AGAIN;
    }
}
