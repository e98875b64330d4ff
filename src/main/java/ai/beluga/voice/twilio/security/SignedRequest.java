package ai.beluga.voice.twilio.security;

import java.util.Locale;
import java.util.Optional;

/**
 * What of a request a signature covers, and the signature itself.
 *
 * @param target path and query as asked for, raw, below the public address
 * @param upgrade whether it asks for a WebSocket
 * @param contentType of the body; empty without one
 * @param body raw; owned by this record
 * @param signature as shown
 */
record SignedRequest(String target, boolean upgrade, String contentType, byte[] body, Optional<String> signature) {

    boolean isForm() {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }
}
