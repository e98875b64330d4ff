package ai.beluga.voice.pipeline;

/**
 * The inbound half of one media stream, given to the edge when its line is attached to a session. Calls after
 * {@link #lost}, or after a newer line was attached, do nothing. Any thread, in the order received.
 */
public interface LineInput {

    /**
     * Caller audio.
     *
     * @param timestampMillis of the first sample, since the stream began
     * @param muLaw 8 kHz mu-law, normally 160 bytes; handed over
     * @param receivedNanos when the message that brought it was there, by the gateway's own clock
     */
    void audio(long timestampMillis, byte[] muLaw, long receivedNanos);

    /** The caller pressed a key: 0-9, *, #, A-D. */
    void digit(char digit);

    /** The mark with this name came back. */
    void marked(String name);

    /** The line is gone. */
    void lost(LossCause cause);

    /** Why a line is gone. */
    enum LossCause {
        /** The caller hung up, or the carrier ended the stream in order. */
        STOPPED,
        /** The connection broke, or nothing came for too long. */
        BROKEN,
        /** The other end broke the protocol. */
        PROTOCOL_ERROR,
        /** The other end did not read. */
        PEER_SLOW
    }
}
