package ai.beluga.voice.provider.socket;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Timers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open connection. Sending never waits and never calls back on the caller's thread; what is sent after the connection
 * is lost or closed goes nowhere.
 */
public final class VendorSocket {

    /** How long a far end may take to say goodbye. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SocketStream stream;
    private final SocketFaults faults;
    private final Timers timers;
    private final SendQueue queue;
    private final Heartbeat heartbeat;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Optional<WebSocket> socket = Optional.empty();

    VendorSocket(SocketRequest request, SocketStream stream, Timers timers) {
        this.stream = stream;
        this.faults = request.faults();
        this.timers = timers;
        this.queue = new SendQueue(request.room(), failure -> timers.schedule(Duration.ZERO, () -> broken(failure)));
        this.heartbeat = new Heartbeat(
                timers, request.deadAfter(), () -> queue.add(new Outgoing.Ping()), () -> lost(faults.silent()));
    }

    void opened(WebSocket opened) {
        socket = Optional.of(opened);
        queue.open(opened);
        heartbeat.start();
        stream.opened(this);
    }

    /** Sends a text message. */
    public void send(String message) {
        send(new Outgoing.Text(message));
    }

    /** Sends a binary message; the array is the socket's from now on. */
    public void send(byte[] message) {
        send(new Outgoing.Binary(message));
    }

    /**
     * Closes the connection; the stream hears nothing more. A far end that takes no goodbye is cut off after two seconds.
     *
     * @param farewell messages to send before
     */
    public void close(String... farewell) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        heartbeat.stop();
        boolean room = true;
        for (String message : List.of(farewell)) {
            room = room && queue.add(new Outgoing.Text(message));
        }
        if (room && queue.add(new Outgoing.Close())) {
            timers.schedule(GRACE, this::cut);
        } else {
            cut();
        }
    }

    /** Tells the stream that the far end makes no sense, and cuts the connection. */
    void garbled() {
        lost(faults.garbled());
    }

    /** Tells the stream of a failure the far end reported, and cuts the connection. */
    public void failed(ProviderException cause) {
        lost(cause);
    }

    private void send(Outgoing message) {
        if (!over.get() && !queue.add(message)) {
            timers.schedule(Duration.ZERO, () -> lost(faults.stuck()));
        }
    }

    void heard() {
        heartbeat.heard();
    }

    void received(String message) {
        if (over.get()) {
            return;
        }
        try {
            stream.text(message);
        } catch (MalformedMessageException garbage) {
            garbled();
        }
    }

    void received(byte[] message) {
        if (over.get()) {
            return;
        }
        try {
            stream.binary(message);
        } catch (MalformedMessageException garbage) {
            garbled();
        }
    }

    void closed(int code, String reason) {
        lost(faults.closed(code, reason));
    }

    void broken(Throwable failure) {
        lost(faults.broken(failure));
    }

    private void lost(ProviderException cause) {
        if (over.compareAndSet(false, true)) {
            heartbeat.stop();
            cut();
            stream.lost(cause);
        }
    }

    private void cut() {
        socket.ifPresent(WebSocket::abort);
    }
}
