package ai.beluga.voice.speech.health;

import ai.beluga.voice.speech.health.ProviderHealth.Force;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The chains of this node, so that an operator can see how their engines do, and force them. */
@Singleton
public class ProviderBoard {

    private final List<Chain<?>> chains = new CopyOnWriteArrayList<>();

    /** What became of an operator's wish. */
    public enum Forcing {
        /** It holds from the next opening on. */
        DONE,
        /** There is no such engine. */
        UNKNOWN,
        /** Nobody would be left to be asked. */
        LAST_ONE
    }

    /** Shows a chain from now on. */
    public void show(Chain<?> chain) {
        chains.add(chain);
    }

    public List<Chain<?>> chains() {
        return List.copyOf(chains);
    }

    /** Forces an engine of a chain; one at a time, so that two operators cannot take the last two away. */
    public synchronized Forcing force(Chain<?> chain, String provider, Force wanted) {
        Optional<ProviderHealth> health = chain.links().stream()
                .filter(link -> link.name().equals(provider))
                .<ProviderHealth>map(Chain.Link::health)
                .findFirst();
        if (health.isEmpty()) {
            return Forcing.UNKNOWN;
        }
        boolean othersLeft = chain.links().stream()
                .anyMatch(link -> !link.name().equals(provider) && link.health().forced() != Force.DOWN);
        if (wanted == Force.DOWN && !othersLeft) {
            return Forcing.LAST_ONE;
        }
        health.get().force(wanted);
        return Forcing.DONE;
    }
}
