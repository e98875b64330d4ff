package ai.beluga.voice.config;

/**
 * Something that must be loaded before the gateway is ready: models, prompts, knowledge. Every bean of this type is
 * loaded once, one after the other, off the start thread; a part whose engine is not chosen returns at once.
 */
public interface StartupPart {

    /** For people: "speech recogniser". */
    String name();

    /**
     * Loads; may take seconds.
     *
     * @throws StartupFault when it cannot, and a person must act
     */
    void load() throws StartupFault;

    /** Low is loaded first. */
    default int order() {
        return 0;
    }
}
