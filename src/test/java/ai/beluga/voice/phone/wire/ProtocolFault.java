package ai.beluga.voice.phone.wire;

import java.io.IOException;

/** The server broke RFC 6455. */
public final class ProtocolFault extends IOException {

    private static final long serialVersionUID = 1L;

    ProtocolFault(String message) {
        super(message);
    }
}
