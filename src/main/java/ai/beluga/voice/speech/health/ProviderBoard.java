package ai.beluga.voice.speech.health;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The chains of this node, so that an operator can see how their engines do. */
@Singleton
public class ProviderBoard {

    private final List<Chain<?>> chains = new CopyOnWriteArrayList<>();

    /** Shows a chain from now on. */
    public void show(Chain<?> chain) {
        chains.add(chain);
    }

    public List<Chain<?>> chains() {
        return List.copyOf(chains);
    }
}
