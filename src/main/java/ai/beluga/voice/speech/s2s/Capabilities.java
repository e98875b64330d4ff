package ai.beluga.voice.speech.s2s;

import java.time.Duration;
import java.util.Set;

/**
 * What a model can do.
 *
 * @param all that it can
 * @param longestSession after which the vendor ends a stream; configured, since vendors change it
 */
public record Capabilities(Set<Capability> all, Duration longestSession) {

    public Capabilities {
        all = Set.copyOf(all);
        if (!longestSession.isPositive()) {
            throw new IllegalArgumentException("the longest session must be positive: " + longestSession);
        }
    }

    /** Whether it can do this. */
    public boolean has(Capability one) {
        return all.contains(one);
    }
}
