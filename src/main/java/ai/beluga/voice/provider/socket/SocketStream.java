package ai.beluga.voice.provider.socket;

import ai.beluga.voice.speech.ProviderException;

/**
 * What lives on a connection. {@link #opened} is first; it, {@link #text} and {@link #binary} are called one after the
 * other, {@link #lost} perhaps beside them. All must return at once.
 */
public interface SocketStream {

    /** The connection is open. */
    void opened(VendorSocket socket);

    /** A whole text message. Whoever finds it {@link MalformedMessageException malformed} says so; the connection is then lost. */
    void text(String message);

    /**
     * A whole binary message; nothing to a stream whose far end speaks in text only. Malformed ones are as with {@link #text}.
     *
     * @param message handed over, not touched by the socket again
     */
    default void binary(byte[] message) {}

    /** The connection is gone without us closing it; nothing follows. */
    void lost(ProviderException cause);

    /** Nobody wants this stream any more. */
    void close();
}
