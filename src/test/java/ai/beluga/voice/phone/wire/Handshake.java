package ai.beluga.voice.phone.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** The client's opening of a WebSocket (RFC 6455 section 4), without Origin, subprotocol or extension. */
final class Handshake {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Handshake() {}

    static void perform(URI url, DataInputStream in, OutputStream out, String signatureHeader) throws IOException {
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        String request = "GET " + Ports.target(url) + " HTTP/1.1\r\n"
                + "Host: " + Ports.hostHeader(url) + "\r\n"
                + "User-Agent: Twilio.TmeWs/1.0\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + signatureHeader
                + "\r\n";
        out.write(request.getBytes(ISO_8859_1));
        out.flush();
        check(HttpHead.read(in), key);
    }

    private static void check(HttpHead head, String key) throws UpgradeRefused {
        if (head.status() != 101) {
            throw new UpgradeRefused(head.status(), "the WebSocket upgrade was answered with " + head.status());
        }
        if (!accept(key).equals(head.header("Sec-WebSocket-Accept").orElse(""))) {
            throw new UpgradeRefused(101, "the upgrade's Sec-WebSocket-Accept does not fit its key");
        }
        if (head.header("Sec-WebSocket-Extensions")
                .filter(value -> !value.isEmpty())
                .isPresent()) {
            throw new UpgradeRefused(101, "the server agreed to an extension nobody offered");
        }
    }

    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-1", e);
        }
    }
}
