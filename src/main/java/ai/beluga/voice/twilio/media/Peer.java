package ai.beluga.voice.twilio.media;

import java.io.IOException;

/** The other end of one socket. */
interface Peer {

    /** Sends one text message; blocks until it is taken. By one thread at a time. */
    void send(String text) throws IOException;

    /** Asks the other end to answer; as {@link #send}. */
    void ping() throws IOException;

    /** Closes the socket; may block for a while. Twice is once. */
    void close(CloseCode code, String reason);
}
