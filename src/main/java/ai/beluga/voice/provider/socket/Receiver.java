package ai.beluga.voice.provider.socket;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The JDK's listener: puts messages together that come in pieces, asks for one frame at a time, notes each sign of life. */
final class Receiver implements WebSocket.Listener {

    /** A message beyond this is none that any vendor sends. */
    static final int MOST_BYTES = 1 << 20;

    private final VendorSocket socket;
    private final Runnable opened;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    /** @param opened run once the socket can be used, before anything is received */
    Receiver(VendorSocket socket, Runnable opened) {
        this.socket = socket;
        this.opened = opened;
    }

    @Override
    public void onOpen(WebSocket from) {
        socket.opened(from);
        opened.run();
        from.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        socket.heard();
        if (text.length() + data.length() > MOST_BYTES) {
            socket.garbled();
            return null;
        }
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            socket.received(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        socket.heard();
        if (binary.size() + data.remaining() > MOST_BYTES) {
            socket.garbled();
            return null;
        }
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        if (last && binary.size() == 0) {
            socket.received(piece);
        } else {
            binary.writeBytes(piece);
            if (last) {
                byte[] message = binary.toByteArray();
                binary.reset();
                socket.received(message);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        socket.heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        socket.heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        socket.closed(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        socket.broken(failure);
    }
}
