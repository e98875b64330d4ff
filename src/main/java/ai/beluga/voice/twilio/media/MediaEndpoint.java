package ai.beluga.voice.twilio.media;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.StreamTickets;
import ai.beluga.voice.event.CallId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** Twilio's media streams. One object a socket; what it hears goes to its {@link MediaConnection}. */
@Dependent
@ServerEndpoint("/twilio/media")
@SuppressWarnings("NullAway.Init") // the container fills injected fields; onOpen comes first
public class MediaEndpoint {

    private static final System.Logger LOG = System.getLogger(MediaEndpoint.class.getName());

    @Inject
    private MediaDoor door;

    @Inject
    private StreamTickets tickets;

    @Inject
    private Calls calls;

    private MediaConnection connection;

    /** A socket was opened; the upgrade was signed. */
    @OnOpen
    public void onOpen(Session session) {
        connection = door.open(session, this::admit);
    }

    /** A message, or a part of one. */
    @OnMessage
    public void onText(String part, boolean last) {
        connection.text(part, last);
    }

    /** Binary messages are refused. */
    @OnMessage
    public void onBinary(ByteBuffer part, boolean last) {
        connection.binary();
    }

    /** An answer to a ping: the other end reads. */
    @OnMessage
    public void onPong(PongMessage answer) {
        connection.ponged();
    }

    /** The socket is gone. */
    @OnClose
    public void onClose() {
        connection.closed();
    }

    /** Whatever went wrong on the wire, the socket is closed next. */
    @OnError
    public void onError(Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, "a stream's socket failed", failure);
    }

    private boolean admit(CallId call, String ticket) {
        boolean good = tickets.redeem(call, ticket) == StreamTickets.Redemption.ADMITTED;
        if (good) {
            calls.talking(call);
        }
        return good;
    }
}
