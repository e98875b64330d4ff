package ai.beluga.voice.pipeline;

import java.util.function.Consumer;

/**
 * Cuts a reply that comes word by word into what is spoken at once: the first clause early, so that the caller hears
 * something soon, the rest by sentence. Loses and doubles nothing but white space; a clause is never blank and has none at
 * its ends.
 */
public final class ClauseCutter {

    /** A first clause shorter than this sounds chopped and gains nothing. */
    private static final int EARLY_WORDS = 4;

    private static final int EARLY_CHARS = 20;
    private static final int LONGEST_CHARS = 220;
    /** So much behind the longest clause is waited for: it may prove that a sentence ends there, however the text comes. */
    private static final int PROOF_CHARS = 3;

    private final StringBuilder waiting = new StringBuilder();
    private boolean first = true;

    /** Takes the next words; gives the clauses that are complete. */
    public void add(String text, Consumer<String> clauses) {
        waiting.append(text);
        for (int end = cut(); end > 0; end = cut()) {
            give(end, clauses);
        }
    }

    /** No words came for a while: a sentence that seems whole waits no longer for what would prove it. */
    public void pause(Consumer<String> clauses) {
        if (Sentences.seemsWhole(waiting)) {
            give(waiting.length(), clauses);
        }
    }

    /** No words follow; gives the rest. */
    public void finish(Consumer<String> clauses) {
        int begin = Clauses.skipSpace(waiting, 0);
        if (waiting.length() - begin > LONGEST_CHARS) {
            give(Clauses.lastEnd(waiting, begin, begin + LONGEST_CHARS), clauses);
        }
        give(waiting.length(), clauses);
    }

    private void give(int end, Consumer<String> clauses) {
        String clause = waiting.substring(0, end).strip();
        waiting.delete(0, end);
        if (!clause.isEmpty()) {
            first = false;
            clauses.accept(clause);
        }
    }

    /** Where the next clause ends; 0 when that is not known yet. */
    private int cut() {
        int begin = Clauses.skipSpace(waiting, 0);
        int limit = Math.min(waiting.length(), begin + LONGEST_CHARS);
        int most = begin + LONGEST_CHARS + PROOF_CHARS;
        CharSequence seen = waiting.length() > most ? waiting.subSequence(0, most) : waiting;
        for (int at = begin; at < limit; at++) {
            int end = Sentences.endAt(seen, at);
            if (end == 0 && first && early(begin, at)) {
                end = Clauses.endAt(seen, at);
            }
            if (end > 0) {
                return end;
            }
        }
        return seen.length() == most ? Clauses.lastEnd(seen, begin, limit) : 0;
    }

    private boolean early(int begin, int at) {
        return at - begin >= EARLY_CHARS && Clauses.words(waiting, begin, at) >= EARLY_WORDS;
    }
}
