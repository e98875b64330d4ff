package ai.beluga.voice.speech.s2s;

/** What one model can do and another cannot. */
public enum Capability {
    /** Tells itself when the caller's turn is over, and replies unasked. */
    VENDOR_TURNS,
    /** Where it takes the turns: tells that it hears the caller as soon as it does, and not only with words or a reply. */
    TELLS_SPEECH,
    /** Can be told when the caller's turn is over. */
    OUR_TURNS,
    /** Can be told how much of a reply was heard; others take it that a reply is heard as it is made. */
    TOLD_WHAT_WAS_HEARD,
    /** Can be told that the caller's turn is over without replying to it. */
    HEARS_ONLY,
    /** Says words that it is given, exactly. */
    EXACT_WORDS,
    /** Takes text into the conversation while it goes on. */
    TEXT,
    /** A line that is not to be answered reaches it before its next reply; elsewhere it waits for one that is to be answered. */
    UNANSWERED_TEXT,
    /** Calls tools. */
    TOOLS,
    /** Goes on with a conversation by the handle of a former stream. */
    RESUMES
}
