package ai.beluga.voice.pipeline;

/**
 * Our mouth: the outbound half of one media stream. No method blocks; each is handed to the one writer of the stream, in
 * order, but {@link #clear} overtakes and drops audio not yet written. Calls on a closed line do nothing.
 */
public interface Line {

    /**
     * Plays audio after what was given before.
     *
     * @param muLaw 8 kHz mu-law, 8 bytes a millisecond; copied before the call returns
     */
    void play(byte[] muLaw, int offset, int length);

    /** Asks to be told, by this name, when everything played before has been played. */
    void mark(String name);

    /** Drops everything not yet played. */
    void clear();

    /** Closes the stream. */
    void close(CloseCause cause);

    /** Why we close a line; the edge maps it to its protocol's code. */
    enum CloseCause {
        /** The conversation is over, or goes on elsewhere. */
        DONE,
        /** A newer stream took this one's place. */
        REPLACED,
        /** The other end broke the protocol. */
        PROTOCOL_ERROR,
        /** The other end does not read. */
        PEER_SLOW,
        /** The server is going away. */
        GOING_AWAY,
        /** A fault of ours. */
        FAILURE
    }
}
