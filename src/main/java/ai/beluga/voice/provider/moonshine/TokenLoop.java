package ai.beluga.voice.provider.moonshine;

import java.util.List;

/**
 * Finds a decoder that has begun to repeat itself. People repeat words too ("no no no"), so a run counts only from four
 * times on and from eight tokens on.
 */
final class TokenLoop {

    private static final int LONGEST_PHRASE = 12;
    private static final int LEAST_TIMES = 4;
    private static final int LEAST_TOKENS = 8;

    private TokenLoop() {}

    /** Length of {@code tokens} without the repetitions at its end; its whole length when there are none. */
    static int soundLength(List<Integer> tokens) {
        for (int phrase = 1; phrase <= LONGEST_PHRASE; phrase++) {
            int repeated = repeatedTail(tokens, phrase);
            if (repeated + phrase >= Math.max(LEAST_TOKENS, LEAST_TIMES * phrase)) {
                return tokens.size() - repeated;
            }
        }
        return tokens.size();
    }

    /** How many tokens at the end equal those one phrase before. */
    private static int repeatedTail(List<Integer> tokens, int phrase) {
        int equal = 0;
        for (int at = tokens.size() - 1; at >= phrase && tokens.get(at).equals(tokens.get(at - phrase)); at--) {
            equal++;
        }
        return equal;
    }
}
