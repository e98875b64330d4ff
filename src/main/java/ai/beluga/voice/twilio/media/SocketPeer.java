package ai.beluga.voice.twilio.media;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/** The server's socket. Sends synchronously: sends that overlap are lost on this server, not queued. */
final class SocketPeer implements Peer {

    private static final Logger LOG = System.getLogger(SocketPeer.class.getName());

    private final Session session;
    private final RemoteEndpoint.Basic remote;

    SocketPeer(Session session) {
        this.session = session;
        this.remote = session.getBasicRemote();
    }

    @Override
    public void send(String text) throws IOException {
        try {
            remote.sendText(text);
        } catch (IllegalStateException e) {
            throw new IOException("the socket is being closed", e);
        }
    }

    @Override
    public void ping() throws IOException {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
        } catch (IllegalStateException e) {
            throw new IOException("the socket is being closed", e);
        }
    }

    @Override
    public void close(CloseCode code, String reason) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code.number()), reason));
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "a socket was gone before it could be closed", e);
        }
    }
}
