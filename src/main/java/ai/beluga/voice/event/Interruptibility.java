package ai.beluga.voice.event;

/** What may stop a reply or a prompt before its end. */
public enum Interruptibility {
    /** The caller's speech, and keys. */
    SPEECH,
    /** Keys only; what is said over it is heard to no effect on it. */
    KEYS,
    /** Nothing; keys pressed over it are kept. */
    NEVER
}
