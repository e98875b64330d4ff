package ai.beluga.voice.phone.wire;

import java.io.IOException;

/** No connection to the server came about. */
public final class Unreachable extends IOException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
