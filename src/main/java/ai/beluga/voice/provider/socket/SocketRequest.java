package ai.beluga.voice.provider.socket;

import ai.beluga.voice.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where to connect, and what to make of failures.
 *
 * @param address ws or wss, with its query
 * @param headers of the handshake; secrets, so that none is printed by accident
 * @param deadAfter how long a far end may answer nothing, pings included, before it is given up
 * @param faults words and types of what goes wrong
 * @param room how much may wait to be sent; beyond it the connection is ended
 */
public record SocketRequest(
        URI address, Map<String, Secret> headers, Duration deadAfter, SocketFaults faults, Room room) {

    /** So much may wait to be sent. */
    public record Room(int bytes, int messages) {

        /** Twenty seconds of sound in the line's own code, in JSON. */
        public static final Room USUAL = new Room(256 * 1024, 1_000);

        /** The same, and so many messages of this length. */
        public Room and(int more, int bytesEach) {
            return new Room(bytes + more * bytesEach, messages + more);
        }
    }

    /** What suffices for the line's own code, as it is spoken, may wait. */
    public SocketRequest(URI address, Map<String, Secret> headers, Duration deadAfter, SocketFaults faults) {
        this(address, headers, deadAfter, faults, Room.USUAL);
    }

    public SocketRequest {
        headers = Map.copyOf(headers);
        if (!deadAfter.isPositive()) {
            throw new IllegalArgumentException("dead-after must be positive: " + deadAfter);
        }
    }

    /** The same with this room. */
    public SocketRequest with(Room other) {
        return new SocketRequest(address, headers, deadAfter, faults, other);
    }
}
