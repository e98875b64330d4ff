package ai.beluga.voice.simulator.nova;

/** What a session may do to its client. Called by any thread. */
interface NovaWire {

    void event(String json);

    /**
     * An error amid the stream, which ends it.
     *
     * @param type as modelled, e.g. {@code modelTimeoutException}
     */
    void exception(String type, String message);

    /** The stream's regular end. */
    void end();

    /** The connection reads nothing more. */
    void hang();

    /** The connection is cut. */
    void drop();
}
