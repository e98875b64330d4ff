package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.speech.s2s.Opening;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** What a vendor of this wire does in its own way. Has no state. */
public interface Dialect {

    /**
     * The session an opening asks for, as the vendor configures it.
     *
     * @throws ai.beluga.voice.speech.ProviderException.Permanent when the opening cannot be put so
     */
    JsonObject session(Opening opening);

    /** An item that makes the vendor say these words and no others; empty when it has none. */
    Optional<JsonObject> exactly(String words);

    /** Whether a conversation goes on by its id on another connection. */
    boolean resumes();

    /** Whether a session says when it ends: {@code expires_at}, in seconds since 1970. */
    boolean tellsExpiry();

    /** After which the vendor ends a stream. */
    Duration longestSession();

    /** Words and types of what goes wrong. */
    SocketFaults faults();
}
