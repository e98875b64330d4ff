package ai.beluga.voice.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings the text of a secret from where it is kept: a file, an encoding, or as written. */
final class SecretReader {

    private static final Pattern ENCODED = Pattern.compile("\\{[a-z0-9]+}.*");

    private final EncodedSecrets encoded;

    SecretReader(EncodedSecrets encoded) {
        this.encoded = encoded;
    }

    /** @throws Undecodable when only another server, or another key, can read it */
    String decode(String text) {
        if (!ENCODED.matcher(text).matches()) {
            return text;
        }
        return encoded.decode(text).orElseThrow(Undecodable::new);
    }

    /** What the file holds, without blanks round it; empty when it cannot be read or holds nothing. */
    Optional<String> readFile(String path) {
        if (!isAbsolute(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(path)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A relative path is masked: it may be the secret itself, written under the wrong key. */
    static String shownPath(String path) {
        return isAbsolute(path) ? path : Fault.MASK;
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** An encoded secret that cannot be decoded here. */
    static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
