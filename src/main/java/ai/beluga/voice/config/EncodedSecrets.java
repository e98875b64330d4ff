package ai.beluga.voice.config;

import java.util.Optional;

/** Reads secrets in a form that only the server can read, e.g. {@code {aes}…}. */
@FunctionalInterface
public interface EncodedSecrets {

    /** The secret, or empty when it cannot be decoded here. */
    Optional<String> decode(String encoded);
}
