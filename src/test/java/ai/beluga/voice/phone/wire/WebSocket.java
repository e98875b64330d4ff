package ai.beluga.voice.phone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A client's WebSocket over a plain socket (RFC 6455). One thread reads; any thread may write. Answers pings and
 * close frames by itself; can also send what no client should.
 */
public final class WebSocket implements AutoCloseable {

    /** The close code that stands for "no close frame came". */
    public static final int ABNORMAL = 1006;

    private static final int NO_CODE = 1005;
    private static final int HANDSHAKE_MILLIS = 15_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private boolean closeSent;

    private WebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16_384));
        this.out = socket.getOutputStream();
    }

    /**
     * Connects and upgrades.
     *
     * @param url the public {@code ws} or {@code wss} URL, which is also what is signed
     * @throws Unreachable when nobody answers
     * @throws UpgradeRefused when the answer is not a proper 101
     */
    public static WebSocket open(Route route, URI url, String token, Signing signing) throws IOException {
        Socket socket = route.open(url);
        try {
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            WebSocket opened = new WebSocket(socket);
            String header = signing.header(token, url, Form.empty())
                    .map(value -> "X-Twilio-Signature: " + value + "\r\n")
                    .orElse("");
            Handshake.perform(url, opened.in, opened.out, header);
            socket.setSoTimeout(0);
            return opened;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Blocks until a message or the end has come. */
    public Incoming read() throws ProtocolFault {
        try {
            return message();
        } catch (ProtocolFault e) {
            throw e;
        } catch (IOException e) {
            return new Incoming.Closed(ABNORMAL, String.valueOf(e.getMessage()));
        }
    }

    private Incoming message() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int kind = Opcode.CONTINUATION;
        int fragments = 0;
        while (true) {
            Frame frame = Frame.read(in);
            if (frame.opcode() == Opcode.CLOSE) {
                return closed(frame.payload());
            } else if (frame.opcode() == Opcode.PING) {
                send(Opcode.PONG, frame.payload());
            } else if (frame.opcode() != Opcode.PONG) {
                kind = kind(kind, frame.opcode(), fragments);
                content.writeBytes(frame.payload());
                fragments++;
                if (frame.last()) {
                    return kind == Opcode.TEXT
                            ? new Incoming.Text(content.toString(UTF_8), fragments)
                            : new Incoming.Binary(content.size());
                }
            }
        }
    }

    private static int kind(int begun, int opcode, int fragments) throws ProtocolFault {
        if ((fragments == 0) == (opcode == Opcode.CONTINUATION)) {
            throw new ProtocolFault("the server mixed up the fragments of a message");
        }
        return fragments == 0 ? opcode : begun;
    }

    private Incoming.Closed closed(byte[] payload) throws IOException {
        Incoming.Closed closed = payload.length < 2
                ? new Incoming.Closed(NO_CODE, "")
                : new Incoming.Closed(
                        ByteBuffer.wrap(payload).getShort() & 0xFFFF,
                        new String(payload, 2, payload.length - 2, UTF_8));
        answerClose(payload);
        return closed;
    }

    private void answerClose(byte[] payload) {
        try {
            sendClose(payload);
        } catch (IOException e) {
            // The server did not wait for the answer: its close frame is all that counts.
            abandon();
        }
    }

    /** Sends a text message in one frame. */
    public void text(String text) throws IOException {
        send(Opcode.TEXT, text.getBytes(UTF_8));
    }

    /** Sends a binary message, which Twilio never does. */
    public void binary(byte[] bytes) throws IOException {
        send(Opcode.BINARY, bytes);
    }

    /** Sends one fragment of a text message that never ends. */
    public void endlessFragment(boolean first, String text) throws IOException {
        write(new Frame(false, first ? Opcode.TEXT : Opcode.CONTINUATION, text.getBytes(UTF_8)).masked());
    }

    /** Announces a text frame of {@code announced} bytes and sends only {@code sent} of them. */
    public void partOfFrame(long announced, long sent) throws IOException {
        byte[] zeroMask = new byte[4];
        byte[] piece = new byte[65_536];
        Arrays.fill(piece, (byte) ' ');
        writing.lock();
        try {
            out.write(Frame.head(true, Opcode.TEXT, announced));
            out.write(zeroMask);
            for (long left = sent; left > 0; left -= piece.length) {
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /** Sends a close frame; the server's answer comes by {@link #read}. */
    public void sendClose(int code) throws IOException {
        sendClose(ByteBuffer.allocate(2).putShort((short) code).array());
    }

    private void sendClose(byte[] payload) throws IOException {
        writing.lock();
        try {
            if (!closeSent) {
                closeSent = true;
                out.write(new Frame(true, Opcode.CLOSE, payload).masked());
                out.flush();
            }
        } finally {
            writing.unlock();
        }
    }

    private void send(int opcode, byte[] payload) throws IOException {
        write(new Frame(true, opcode, payload).masked());
    }

    private void write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /** Kills the connection without a word: the server sees a reset. */
    public void kill() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Already dead, which is what was wanted.
        }
        abandon();
    }

    private void abandon() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Closes the socket; nothing more is sent. */
    @Override
    public void close() {
        abandon();
    }
}
