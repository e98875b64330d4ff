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
 * @param mostWaitingBytes how much may wait to be sent; beyond it the connection is ended
 */
public record SocketRequest(
        URI address, Map<String, Secret> headers, Duration deadAfter, SocketFaults faults, int mostWaitingBytes) {

    /** Twenty seconds of sound in the line's own code, in JSON. */
    private static final int USUAL_WAITING_BYTES = 256 * 1024;

    /** What suffices for the line's own code may wait. */
    public SocketRequest(URI address, Map<String, Secret> headers, Duration deadAfter, SocketFaults faults) {
        this(address, headers, deadAfter, faults, USUAL_WAITING_BYTES);
    }

    public SocketRequest {
        headers = Map.copyOf(headers);
        if (!deadAfter.isPositive()) {
            throw new IllegalArgumentException("dead-after must be positive: " + deadAfter);
        }
    }
}
