package ai.beluga.voice.load.server;

import jakarta.enterprise.context.Dependent;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** The least a media stream can cost on this server: each frame is sent back, parsed by two looks for a string. */
@Dependent
@ServerEndpoint("/load/echo")
public class EchoSocket {

    private static final String SID = "\"streamSid\":\"";
    private static final String PAYLOAD = "\"payload\":\"";

    /** A message, whole. */
    @OnMessage
    public void onText(String message, Session session) throws IOException {
        if (message.contains("\"event\":\"media\"")) {
            session.getBasicRemote()
                    .sendText("{\"event\":\"media\",\"streamSid\":\"" + text(message, SID)
                            + "\",\"media\":{\"payload\":\"" + text(message, PAYLOAD) + "\"}}");
        }
    }

    private static String text(String message, String key) {
        int start = message.indexOf(key) + key.length();
        return message.substring(start, message.indexOf('"', start));
    }
}
