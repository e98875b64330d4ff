package ai.beluga.voice.provider.socket;

import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What waits to be sent: the JDK's socket takes one message at a time. Overflow rule <em>full ends the connection</em>: to
 * drop audio would lose words without anybody knowing.
 */
final class SendQueue {

    private final SocketRequest.Room room;
    private final Consumer<Throwable> failed;
    private final Queue<Outgoing> waiting = new ArrayDeque<>();
    private Optional<WebSocket> socket = Optional.empty();
    private int waitingBytes;
    private boolean sending;

    /**
     * @param room so much may wait
     * @param failed told of a send that failed
     */
    SendQueue(SocketRequest.Room room, Consumer<Throwable> failed) {
        this.room = room;
        this.failed = failed;
    }

    /** From now on there is somebody to send to. */
    void open(WebSocket opened) {
        synchronized (waiting) {
            socket = Optional.of(opened);
            if (waiting.isEmpty()) {
                return;
            }
            sending = true;
        }
        pump(opened);
    }

    /** Takes a message; {@code false} when there is no room for it. */
    boolean add(Outgoing message) {
        WebSocket open;
        synchronized (waiting) {
            if (waiting.size() == room.messages() || waitingBytes + message.bytes() > room.bytes()) {
                return false;
            }
            waiting.add(message);
            waitingBytes += message.bytes();
            if (sending || socket.isEmpty()) {
                return true;
            }
            sending = true;
            open = socket.get();
        }
        pump(open);
        return true;
    }

    /** Sends until a send takes its time; its end goes on with the next. */
    private void pump(WebSocket open) {
        while (true) {
            Outgoing next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    sending = false;
                    return;
                }
                waitingBytes -= next.bytes();
            }
            CompletableFuture<WebSocket> sent = next.to(open);
            if (!sent.isDone()) {
                var unused = sent.whenComplete((done, failure) -> {
                    if (failure == null) {
                        pump(open);
                    } else {
                        failed.accept(failure);
                    }
                });
                return;
            }
            if (sent.isCompletedExceptionally()) {
                failed.accept(sent.exceptionNow());
                return;
            }
        }
    }
}
