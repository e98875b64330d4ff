package ai.beluga.voice.twilio.media;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A socket on which media streams are spoken; one object a socket. Not an annotated endpoint: the server checks the length
 * of a frame in parts only for endpoints that are not, and would otherwise keep a message of any size in memory.
 */
public class StreamSocket extends Endpoint {

    private static final Logger LOG = System.getLogger(StreamSocket.class.getName());

    private final MediaDoor door;
    private final Admission admission;

    protected StreamSocket(MediaDoor door, Admission admission) {
        this.door = door;
        this.admission = admission;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        MediaConnection connection = door.open(session, admission);
        session.getUserProperties().put(MediaConnection.class.getName(), connection);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) connection::text);
        session.addMessageHandler(
                ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (part, last) -> connection.binary());
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) answer -> connection.ponged());
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        connection(session).ifPresent(MediaConnection::closed);
    }

    /** After this the server would go on with the socket as if nothing had been. */
    @Override
    public void onError(Session session, Throwable failure) {
        LOG.log(Level.WARNING, "a stream's socket failed; it is closed", failure);
        connection(session).ifPresent(MediaConnection::broke);
    }

    private static Optional<MediaConnection> connection(Session session) {
        return Optional.ofNullable((MediaConnection) session.getUserProperties().get(MediaConnection.class.getName()));
    }
}
