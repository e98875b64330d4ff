package ai.beluga.voice.event;

import java.util.Objects;

/**
 * Identity of one phone call; with Twilio the CallSid.
 *
 * @param value opaque, never blank
 */
public record CallId(String value) {

    public CallId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("a call id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
