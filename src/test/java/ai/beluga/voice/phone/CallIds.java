package ai.beluga.voice.phone;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes identities of calls and streams. */
final class CallIds {

    private static final int BYTES = 16;

    private CallIds() {}

    static String callSid() {
        return "CA" + hex();
    }

    static String streamSid() {
        return "MZ" + hex();
    }

    private static String hex() {
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
