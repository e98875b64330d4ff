package ai.beluga.voice.event;

/** How an engine failed a call. */
public enum EngineFailure {
    /** No stream could be opened, or not in time. */
    UNREACHABLE,
    /** It declined for good: credentials, model, language, a bad request. */
    REFUSED,
    /** It owed an answer and gave none in time. */
    SILENT,
    /** It failed after it had begun. */
    BROKE_OFF,
    /** It claimed to have answered, and the answer was empty. */
    GARBLED
}
