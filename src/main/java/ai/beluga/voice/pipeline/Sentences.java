package ai.beluga.voice.pipeline;

import java.util.Locale;
import java.util.Set;

/** Where a sentence ends, and where a full stop ends none: abbreviations, numbers, initials, addresses. */
final class Sentences {

    private static final String ENDS = ".!?…";
    /** These need no white space behind them. */
    private static final String BARE_ENDS = "。！？";

    private static final String CLOSERS = "\"')]}”’»」』";

    /** A name or a thing follows these; the sentence goes on. */
    private static final Set<String> NEVER_LAST = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "e.g", "i.e", "vs", "approx", "ca", "fig", "dept", "tel", "ext",
            "messrs", "rev", "gen", "capt", "col", "lt", "sgt", "hon");

    private Sentences() {}

    /** The end of a sentence whose mark stands at this place; 0 when there is none or more must be known. */
    static int endAt(CharSequence text, int at) {
        char mark = text.charAt(at);
        if (mark == '\n') {
            return at + 1;
        }
        int end = afterClosers(text, at + 1);
        if (BARE_ENDS.indexOf(mark) >= 0) {
            return end < text.length() ? end : 0;
        }
        boolean space = end < text.length() && Character.isWhitespace(text.charAt(end));
        if (ENDS.indexOf(mark) < 0 || !space) {
            return 0;
        }
        if ((mark == '!' || mark == '?') && end == at + 1) {
            return end;
        }
        int next = Clauses.skipSpace(text, end);
        boolean endsHere = next < text.length()
                && !Character.isLowerCase(text.charAt(next))
                && (mark != '.' || wordEnds(text, at, text.charAt(next)));
        return endsHere ? end : 0;
    }

    /** {@code true} when the text ends with a sentence, as far as can be told before more is known. */
    static boolean seemsWhole(CharSequence text) {
        int at = text.length() - 1;
        while (at >= 0 && (Character.isWhitespace(text.charAt(at)) || CLOSERS.indexOf(text.charAt(at)) >= 0)) {
            at--;
        }
        if (at <= 0) {
            return false;
        }
        char mark = text.charAt(at);
        // Behind a digit a full stop may be a decimal point.
        boolean stops = mark != '.' || !Character.isDigit(text.charAt(at - 1)) && wordEnds(text, at, ' ');
        return stops && (ENDS.indexOf(mark) >= 0 || BARE_ENDS.indexOf(mark) >= 0);
    }

    private static boolean wordEnds(CharSequence text, int stop, char next) {
        int begin = stop;
        while (begin > 0 && !Character.isWhitespace(text.charAt(begin - 1))) {
            begin--;
        }
        String word = withoutOpeners(text.subSequence(begin, stop).toString().toLowerCase(Locale.ROOT));
        if (NEVER_LAST.contains(word) || isInitial(word)) {
            return false;
        }
        if (word.equals("no")) {
            return !Character.isDigit(next);
        }
        return !isListNumber(text, begin, word);
    }

    private static boolean isInitial(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i");
    }

    /** "1." at the beginning of what is said counts a list and ends nothing. */
    private static boolean isListNumber(CharSequence text, int begin, String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit) && Clauses.skipSpace(text, 0) == begin;
    }

    private static String withoutOpeners(String word) {
        int at = 0;
        while (at < word.length() && "\"'([{“‘«".indexOf(word.charAt(at)) >= 0) {
            at++;
        }
        return word.substring(at);
    }

    private static int afterClosers(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && CLOSERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
