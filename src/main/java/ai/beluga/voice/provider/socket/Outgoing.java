package ai.beluga.voice.provider.socket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Something on its way to the far end. */
sealed interface Outgoing {

    /** Its size, roughly: what the queue counts. */
    int bytes();

    /** Hands it to the socket, which must be idle. */
    CompletableFuture<WebSocket> to(WebSocket socket);

    record Text(String message) implements Outgoing {
        @Override
        public int bytes() {
            return message.length();
        }

        @Override
        public CompletableFuture<WebSocket> to(WebSocket socket) {
            return socket.sendText(message, true);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Binary(byte[] message) implements Outgoing {
        @Override
        public int bytes() {
            return message.length;
        }

        @Override
        public CompletableFuture<WebSocket> to(WebSocket socket) {
            return socket.sendBinary(ByteBuffer.wrap(message), true);
        }
    }

    record Ping() implements Outgoing {
        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public CompletableFuture<WebSocket> to(WebSocket socket) {
            return socket.sendPing(ByteBuffer.allocate(0));
        }
    }

    record Close() implements Outgoing {
        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public CompletableFuture<WebSocket> to(WebSocket socket) {
            return socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }
}
