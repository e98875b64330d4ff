package ai.beluga.voice.event;

/** What a turn's reply is. */
public enum TurnKind {
    /** The agent's, to the caller's words. */
    ANSWER,
    /** The first words of the call. */
    GREETING,
    /** Other words of the gateway's own: a re-prompt, an apology, a farewell. */
    PROMPT
}
