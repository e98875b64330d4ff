package ai.beluga.voice.pipeline;

import java.util.Locale;
import java.util.Set;

/** Where a sentence may be parted. */
final class Clauses {

    private static final String MARKS = ",;:–—、，；：";
    /** These part words even without white space. */
    private static final String BARE_MARKS = "—、，；：";

    private static final Set<String> CONJUNCTIONS = Set.of(
            "and",
            "but",
            "or",
            "so",
            "because",
            "which",
            "while",
            "when",
            "if",
            "then",
            "although",
            "though",
            "unless",
            "until",
            "where",
            "who");

    private Clauses() {}

    /** The end of a clause at this place, before a conjunction or after a mark; 0 when there is none or more must be known. */
    static int endAt(CharSequence text, int at) {
        char mark = text.charAt(at);
        if (Character.isWhitespace(mark)) {
            return conjunctionAfter(text, at) || dashAfter(text, at) ? at : 0;
        }
        if (MARKS.indexOf(mark) < 0 || at + 1 >= text.length()) {
            return 0;
        }
        return BARE_MARKS.indexOf(mark) >= 0 || Character.isWhitespace(text.charAt(at + 1)) ? at + 1 : 0;
    }

    /** The last place before {@code limit} at which a text without an end is parted best. */
    static int lastEnd(CharSequence text, int begin, int limit) {
        int space = 0;
        for (int at = limit - 1; at > begin; at--) {
            int end = 2 * (at - begin) > limit - begin ? endAt(text, at) : 0;
            if (end > 0 && end <= limit) {
                return end;
            }
            if (space == 0 && Character.isWhitespace(text.charAt(at))) {
                space = at;
            }
        }
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    static int words(CharSequence text, int begin, int end) {
        int words = 0;
        for (int at = begin; at < end; at++) {
            if (!Character.isWhitespace(text.charAt(at))
                    && (at == begin || Character.isWhitespace(text.charAt(at - 1)))) {
                words++;
            }
        }
        return words;
    }

    static int skipSpace(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean conjunctionAfter(CharSequence text, int space) {
        int end = space + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean whole = end < text.length() && Character.isWhitespace(text.charAt(end));
        return whole
                && CONJUNCTIONS.contains(
                        text.subSequence(space + 1, end).toString().toLowerCase(Locale.ROOT));
    }

    private static boolean dashAfter(CharSequence text, int space) {
        return space + 2 < text.length()
                && text.charAt(space + 1) == '-'
                && Character.isWhitespace(text.charAt(space + 2));
    }
}
