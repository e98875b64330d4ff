package ai.beluga.voice.turn;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as the words that can be compared: lower case, without signs. */
final class Words {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}'’]+");
    private static final Pattern EDGES = Pattern.compile("^['’]+|['’]+$");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");

    private Words() {}

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
