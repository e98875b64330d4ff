package ai.beluga.voice.ops.health;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells this start of the application from every other. */
@Singleton
public class InstanceId {

    private final String value = UUID.randomUUID().toString();

    /** Random; no secret. */
    public String value() {
        return value;
    }
}
