package ai.beluga.voice.call;

import jakarta.inject.Singleton;

/**
 * How many calls the engines of this node can serve at once, whatever the operator allows. Told at start-up, when they are
 * known; any thread may ask.
 */
@Singleton
public class Places {

    private volatile int most = Integer.MAX_VALUE;

    /** No more calls than this from now on. */
    public void limit(int calls) {
        most = calls;
    }

    int most() {
        return most;
    }
}
