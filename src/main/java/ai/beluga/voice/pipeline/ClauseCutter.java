package ai.beluga.voice.pipeline;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts a streamed reply into what is spoken at once: the first clause early, so that the caller hears something soon, the
 * rest by sentence. Loses and doubles nothing but white space.
 */
public final class ClauseCutter {

    private static final int EARLY_WORDS = 4;
    private static final int LONGEST_CHARS = 220;
    private static final String SENTENCE_ENDS = ".!?…";
    private static final String CLAUSE_ENDS = ",;:–—";
    private static final String CLOSERS = "\"')]”’»";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "etc", "e.g", "i.e", "a.m", "p.m", "approx", "inc",
            "ltd", "co", "jr", "sr", "tel", "ext");

    private final StringBuilder waiting = new StringBuilder();
    private boolean first = true;

    /** Takes the next words; gives the clauses that are complete. */
    public void add(String text, Consumer<String> clauses) {
        waiting.append(text);
        for (int end = cut(); end > 0; end = cut()) {
            give(end, clauses);
        }
    }

    /** No words follow; gives the rest. */
    public void finish(Consumer<String> clauses) {
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

    /** Where the next clause ends; 0 when that is not known yet. The character after an end must be there to be sure. */
    private int cut() {
        for (int at = 0; at < waiting.length() - 1; at++) {
            char mark = waiting.charAt(at);
            int after = afterClosers(at + 1);
            if (after >= waiting.length()) {
                break;
            }
            boolean space = Character.isWhitespace(waiting.charAt(after));
            if (space && SENTENCE_ENDS.indexOf(mark) >= 0 && endsSentence(at)) {
                return after;
            }
            if (space && first && CLAUSE_ENDS.indexOf(mark) >= 0 && words(at) >= EARLY_WORDS) {
                return after;
            }
        }
        return waiting.length() > LONGEST_CHARS ? lastSpace() : 0;
    }

    private int afterClosers(int from) {
        int at = from;
        while (at < waiting.length() && CLOSERS.indexOf(waiting.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** A full stop ends no sentence after an abbreviation or a single letter. */
    private boolean endsSentence(int at) {
        if (waiting.charAt(at) != '.') {
            return true;
        }
        int begin = at;
        while (begin > 0 && !Character.isWhitespace(waiting.charAt(begin - 1))) {
            begin--;
        }
        String word = waiting.substring(begin, at).toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i");
        return !initial && !ABBREVIATIONS.contains(word);
    }

    private int words(int end) {
        return waiting.substring(0, end).strip().split("\\s+").length;
    }

    private int lastSpace() {
        int space = waiting.lastIndexOf(" ", LONGEST_CHARS);
        return space > 0 ? space : LONGEST_CHARS;
    }
}
