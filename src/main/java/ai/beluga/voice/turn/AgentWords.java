package ai.beluga.voice.turn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the agent has just been saying, clause by clause, and whether the recogniser has heard that instead of the caller.
 *
 * <p>A line hands words back garbled: a word counts as said when it differs in one letter of four or more, and text counts as
 * an echo when three quarters of it are words of the agent in the agent's order. One word
 * alone proves nothing: callers take up the agent's words.
 */
final class AgentWords {

    /** Clauses last some seconds; an echo comes back within one. */
    private static final int CLAUSES = 2;

    private static final int LEAST_WORDS = 2;
    private static final int LEAST_FUZZY_LETTERS = 4;

    private final Deque<List<String>> clauses = new ArrayDeque<>();

    /** A clause is being said from now on. */
    void add(String clause) {
        clauses.add(Words.of(clause));
        if (clauses.size() > CLAUSES) {
            clauses.remove();
        }
    }

    /** Nothing that was said can be heard any more. */
    void clear() {
        clauses.clear();
    }

    /** Another reply begins; the last words of the one before may still echo. */
    void replyBegins() {
        while (clauses.size() > 1) {
            clauses.remove();
        }
    }

    /** The words are the agent's own. */
    boolean echo(List<String> heard) {
        if (heard.size() < LEAST_WORDS) {
            return false;
        }
        List<String> said = new ArrayList<>();
        clauses.forEach(said::addAll);
        return 4 * inOrder(heard, said) >= 3 * heard.size();
    }

    /** How many words are common to both, in the same order. */
    private static int inOrder(List<String> heard, List<String> said) {
        int[] row = new int[said.size() + 1];
        for (String word : heard) {
            int diagonal = 0;
            for (int i = 1; i < row.length; i++) {
                int above = row[i];
                row[i] = like(word, said.get(i - 1)) ? diagonal + 1 : Math.max(above, row[i - 1]);
                diagonal = above;
            }
        }
        return row[said.size()];
    }

    /** The same word, or one that a line or a recogniser may have made of the other. */
    static boolean like(String heard, String said) {
        return heard.equals(said)
                || Math.min(heard.length(), said.length()) >= LEAST_FUZZY_LETTERS && differInOneLetter(heard, said);
    }

    private static boolean differInOneLetter(String one, String other) {
        int prefix = 0;
        int most = Math.min(one.length(), other.length());
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < most - prefix
                && one.charAt(one.length() - 1 - suffix) == other.charAt(other.length() - 1 - suffix)) {
            suffix++;
        }
        return Math.max(one.length(), other.length()) - prefix - suffix <= 1;
    }
}
