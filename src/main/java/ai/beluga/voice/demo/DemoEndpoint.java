package ai.beluga.voice.demo;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.StreamTickets;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.twilio.media.MediaConnection;
import ai.beluga.voice.twilio.media.MediaDoor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/**
 * The media streams of the browser's telephone: the carrier's protocol over the carrier's code. A browser cannot sign its
 * upgrade, so this path exists in the demo profile only; the ticket is asked for all the same.
 */
@Dependent
@ServerEndpoint("/demo/media")
@SuppressWarnings("NullAway.Init") // the container fills injected fields; onOpen comes first
public class DemoEndpoint {

    private static final System.Logger LOG = System.getLogger(DemoEndpoint.class.getName());

    @Inject
    private MediaDoor door;

    @Inject
    private StreamTickets tickets;

    @Inject
    private Calls calls;

    private MediaConnection connection;

    /** A socket was opened. */
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

    /** The socket is gone. */
    @OnClose
    public void onClose() {
        connection.closed();
    }

    /** Whatever went wrong on the wire, the socket is closed next. */
    @OnError
    public void onError(Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, "the socket of a browser failed", failure);
    }

    private boolean admit(CallId call, String ticket) {
        boolean good = tickets.redeem(call, ticket) == StreamTickets.Redemption.ADMITTED;
        if (good) {
            calls.talking(call);
        }
        return good;
    }
}
