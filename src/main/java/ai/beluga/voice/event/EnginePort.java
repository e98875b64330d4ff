package ai.beluga.voice.event;

/** What an engine does in a call. */
public enum EnginePort {
    /** Turns the caller's speech into text. */
    STT,
    /** Speaks for the agent. */
    TTS,
    /** Decides what to say. */
    AGENT,
    /** Hears, thinks and speaks in place of the three. */
    S2S
}
