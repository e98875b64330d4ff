package ai.beluga.voice.simulator.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;

/** The server's end of one WebSocket. Read by one thread; written by any. */
public final class SimulatedSocket {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final BlockingQueue<String> violations;
    private volatile boolean silent;
    private volatile int pieces = 1;

    SimulatedSocket(Socket socket, BlockingQueue<String> violations) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.violations = violations;
    }

    /** A message, put together. */
    public record Message(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, UTF_8);
        }
    }

    Upgrade upgrade() throws IOException {
        return Upgrade.read(in);
    }

    void accept(Upgrade upgrade) throws IOException {
        try {
            String key = upgrade.headers().getOrDefault("sec-websocket-key", "");
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
            raw(("HTTP/1.1 101 Switching Protocols\r\n"
                            + "Upgrade: websocket\r\n"
                            + "Connection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: "
                            + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }

    void refuse(int status, Map<String, String> headers) throws IOException {
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Refused\r\n");
        headers.forEach(
                (name, value) -> answer.append(name).append(": ").append(value).append("\r\n"));
        raw((answer + "Content-Length: 0\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
    }

    /** The next message, or the close frame; pings are answered. */
    public Message read() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int kind = 0;
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload();
            int opcode = first & 0x0F;
            boolean last = (first & 0x80) != 0;
            if ((first & 0x70) != 0) {
                violations.add("a reserved bit was set, but no extension was agreed");
            }
            if (opcode == PING) {
                frame(0x80 | PONG, payload);
            } else if (opcode == CLOSE) {
                return new Message(CLOSE, payload);
            } else if (opcode != PONG) {
                kind = opcode == 0 ? kind : opcode;
                whole.writeBytes(payload);
                if (last) {
                    return new Message(kind, whole.toByteArray());
                }
            }
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            violations.add("the client did not mask a frame");
        }
        long length = second & 0x7F;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    /** Sends a text message. */
    public void text(String message) throws IOException {
        message(TEXT, message.getBytes(UTF_8));
    }

    /** Sends a binary message. */
    public void binary(byte[] message) throws IOException {
        message(BINARY, message);
    }

    /** Sends messages in so many frames from now on, a ping between them. */
    public void split(int count) {
        pieces = count;
    }

    /** Answers nothing from now on, not even pings; what comes is still taken. */
    public void silence() {
        silent = true;
    }

    /** Says goodbye with a code. */
    public void close(int code, String reason) throws IOException {
        byte[] words = reason.getBytes(UTF_8);
        frame(
                0x80 | CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** Resets the connection, without goodbye. */
    public void drop() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void message(int opcode, byte[] payload) throws IOException {
        int count = Math.max(1, Math.min(pieces, payload.length));
        for (int i = 0; i < count; i++) {
            byte[] piece = Arrays.copyOfRange(payload, payload.length * i / count, payload.length * (i + 1) / count);
            frame((i == count - 1 ? 0x80 : 0) | (i == 0 ? opcode : 0), piece);
            if (count > 1 && i < count - 1) {
                frame(0x80 | PING, new byte[] {1, 2, 3});
            }
        }
    }

    private void frame(int first, byte[] payload) throws IOException {
        if (silent) {
            return;
        }
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload).flip();
        raw(Arrays.copyOf(frame.array(), frame.limit()));
    }

    private synchronized void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }
}
