package ai.beluga.voice.event;

/** What became of a reply that was prepared before the caller's turn was over. */
public enum PreparedOutcome {
    /** It was what the caller heard. */
    USED,
    /** The caller went on, other words were recognised, or the line was lost. */
    CALLER_WENT_ON,
    /** The turn's final words were others. */
    OTHER_WORDS,
    /** Something was said in between. */
    OTHER_CONVERSATION,
    /** The agent or the voice failed, or had too much to say. */
    FAILED,
    /** The turn came to nothing: a prompt, or the end of the call. */
    OVERTAKEN
}
