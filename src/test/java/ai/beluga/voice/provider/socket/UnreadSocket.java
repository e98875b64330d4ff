package ai.beluga.voice.provider.socket;

import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.List;

/** A client's connection whose far end reads nothing until the test says so. */
public final class UnreadSocket {

    private final ManualTime time = new ManualTime();
    private final FakeWebSocket wire = new FakeWebSocket();

    /** @param request of the client's, for the room that it has */
    public UnreadSocket(SocketRequest request, SocketStream stream) {
        VendorSocket socket = new VendorSocket(request, stream, time);
        new Receiver(socket, () -> {}).onOpen(wire);
    }

    /** The far end reads all that waits. */
    public UnreadSocket reads() {
        wire.atOnce = true;
        wire.done();
        return this;
    }

    /** What came to the far end. */
    public List<String> read() {
        return List.copyOf(wire.sent);
    }

    /** Whether the client has given the connection up, pings aside. */
    public boolean isGivenUp() {
        time.advance(Duration.ofMillis(1));
        return wire.aborted;
    }
}
