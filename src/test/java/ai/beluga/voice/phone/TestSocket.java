package ai.beluga.voice.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's end of a media socket, as bare as can be. */
final class TestSocket {

    /** A client's frame, unmasked. */
    record Received(boolean last, int opcode, byte[] payload) {
        JsonObject json() {
            return Json.createReader(new StringReader(new String(payload, UTF_8)))
                    .readObject();
        }
    }

    final Socket socket;
    private final DataInputStream in;
    String streamSid = "";

    TestSocket(Socket socket, DataInputStream in) {
        this.socket = socket;
        this.in = in;
    }

    static void upgrade(Socket socket, String key) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(UTF_8));
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    /** The head of the next frame: first byte and announced length; fails unless it is masked. */
    long[] head() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new IOException("the client did not mask");
        }
        long length = second & 0x7F;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        return new long[] {first, length};
    }

    void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    Received read() throws IOException {
        long[] head = head();
        byte[] mask = in.readNBytes(4);
        byte[] payload = new byte[(int) head[1]];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Received((head[0] & 0x80) != 0, (int) head[0] & 0x0F, payload);
    }

    /** The next JSON message; a close frame is a message {@code {"event":"close"}}. */
    JsonObject message() throws IOException {
        Received frame = read();
        if (frame.opcode() == 8) {
            return Json.createObjectBuilder().add("event", "close").build();
        }
        JsonObject message = frame.json();
        if (message.getString("event").equals("start")) {
            streamSid = message.getString("streamSid");
        }
        return message;
    }

    /** Reads until an event comes. */
    JsonObject await(String event) throws IOException {
        while (true) {
            JsonObject message = message();
            if (message.getString("event").equals(event)) {
                return message;
            }
            if (message.getString("event").equals("close")) {
                throw new IOException("closed while waiting for " + event);
            }
        }
    }

    void media(byte[] mulaw) throws IOException {
        send("{\"event\":\"media\",\"streamSid\":\"" + streamSid + "\",\"media\":{\"payload\":\""
                + Base64.getEncoder().encodeToString(mulaw) + "\"}}");
    }

    void mark(String name) throws IOException {
        send("{\"event\":\"mark\",\"streamSid\":\"" + streamSid + "\",\"mark\":{\"name\":\"" + name + "\"}}");
    }

    void clear() throws IOException {
        send("{\"event\":\"clear\",\"streamSid\":\"" + streamSid + "\"}");
    }

    void send(String text) throws IOException {
        frame(0x81, text.getBytes(UTF_8));
    }

    void closeWith(int code) throws IOException {
        frame(0x88, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    void frame(int first, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4);
        frame.put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        frame.put(payload).flip();
        socket.getOutputStream().write(frame.array(), 0, frame.limit());
        socket.getOutputStream().flush();
    }
}
