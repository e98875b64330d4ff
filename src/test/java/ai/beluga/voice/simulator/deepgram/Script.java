package ai.beluga.voice.simulator.deepgram;

import java.util.List;

/**
 * What the recognisers understand: each stretch of sound is the next sentence. A sentence whose text was settled is used up;
 * one whose connection broke before is understood again by the next connection.
 */
final class Script {

    private volatile List<String> sentences = List.of();
    private int used;

    synchronized void say(List<String> next) {
        sentences = List.copyOf(next);
        used = 0;
    }

    synchronized int used() {
        return used;
    }

    /** All sentences before this one are settled. */
    synchronized void used(int count) {
        used = Math.max(used, count);
    }

    /** The words of a sentence; none when the script is over. */
    String[] words(int sentence) {
        List<String> all = sentences;
        return sentence < all.size() ? all.get(sentence).split(" ") : new String[0];
    }
}
