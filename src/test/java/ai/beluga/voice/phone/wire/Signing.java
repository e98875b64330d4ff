package ai.beluga.voice.phone.wire;

import java.net.URI;
import java.util.Optional;

/** How honestly a request is signed. */
public enum Signing {
    /** As Twilio does. */
    VALID,
    /** With a token the server does not know. */
    FORGED,
    /** Not at all. */
    MISSING,
    /** With the right token, but for another host. */
    WRONG_HOST;

    /** The value of {@code X-Twilio-Signature}, if there is to be one; without a token there is none. */
    Optional<String> header(String token, URI url, Form form) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return switch (this) {
            case VALID -> Optional.of(Signature.of(token, url.toString(), form));
            case FORGED -> Optional.of(Signature.of("not-" + token, url.toString(), form));
            case MISSING -> Optional.empty();
            case WRONG_HOST -> Optional.of(Signature.of(token, elsewhere(url), form));
        };
    }

    private static String elsewhere(URI url) {
        return url.toString().replace("//" + url.getRawAuthority(), "//elsewhere.example.org");
    }
}
