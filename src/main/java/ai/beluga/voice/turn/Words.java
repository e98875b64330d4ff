package ai.beluga.voice.turn;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as the words that can be compared: lower case, without signs. */
final class Words {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}'’]+");
    private static final Pattern EDGES = Pattern.compile("^['’]+|['’]+$");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1+");

    private Words() {}

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
