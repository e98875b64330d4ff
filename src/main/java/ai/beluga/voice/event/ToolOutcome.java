package ai.beluga.voice.event;

/** What became of a tool that was wanted. */
public enum ToolOutcome {
    /** It was done. */
    DONE,
    /** It was done before and the caller has not heard of it: it was not done again. */
    REPEATED,
    /** It failed. */
    FAILED,
    /** It was not called: too often, wrong arguments, no such tool. */
    REFUSED,
    /** It was not called: the caller did not agree. */
    DECLINED,
    /** It has not ended in time; another outcome follows. */
    LATE
}
