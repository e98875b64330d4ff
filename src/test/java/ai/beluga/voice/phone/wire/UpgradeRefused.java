package ai.beluga.voice.phone.wire;

import java.io.IOException;

/** The server answered a WebSocket upgrade with something else than a proper 101. */
public final class UpgradeRefused extends IOException {

    private static final long serialVersionUID = 1L;
    private final int status;

    UpgradeRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status; 101 when the handshake itself was wrong. */
    public int status() {
        return status;
    }
}
