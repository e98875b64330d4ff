package ai.beluga.voice.turn;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as the words that can be compared: lower case, without signs. */
final class Words {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}'’]+");
    private static final Pattern EDGES = Pattern.compile("^['’]+|['’]+$");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");

    /** A number with its sign, point or currency, a word, or a sign that is said. */
    private static final Pattern WORD_OR_FIGURES = Pattern.compile(
            "[+-]?\\p{N}+(?:[.,:/]\\p{N}+)*|[\\p{L}\\p{M}\\p{N}]+(?:'[\\p{L}\\p{M}\\p{N}]+)*|[\\p{Sc}%#@+=*/&°]");

    private Words() {}

    /** As {@link #of}, but numbers keep their sign, point and currency, for "3.5" is not "3 5". */
    static List<String> withFigures(String text) {
        return WORD_OR_FIGURES
                .matcher(text.replace('’', '\'').toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The text as it is behind so many words. */
    static String after(int words, String text) {
        Matcher word = WORD.matcher(text);
        int end = 0;
        for (int left = words; left > 0 && word.find(); ) {
            left -= of(word.group()).size();
            end = word.end();
        }
        return words == 0 ? text : word.find(end) ? text.substring(word.start()) : "";
    }

    /** The text as it is, but for the words at these places. */
    static String without(BitSet places, String text) {
        if (places.isEmpty()) {
            return text;
        }
        StringBuilder left = new StringBuilder();
        Matcher word = WORD.matcher(text);
        int place = 0;
        int from = 0;
        boolean kept = true;
        while (word.find()) {
            if (kept) {
                left.append(text, from, word.start());
            }
            from = word.start();
            kept = !places.get(place);
            place += of(word.group()).size();
        }
        return kept ? left.append(text, from, text.length()).toString() : left.toString();
    }

    static List<String> of(String text) {
        return NOT_A_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .map(word -> EDGES.matcher(word).replaceAll("").replace('’', '\''))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** "hmmm" and "hm" are one sound, however long it is drawn. */
    static String squeezed(String word) {
        return REPEATED.matcher(word).replaceAll("$1");
    }
}
