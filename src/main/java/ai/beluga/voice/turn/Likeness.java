package ai.beluga.voice.turn;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How much two texts of a recogniser have in common. Case and punctuation do not count; numbers keep their sign, point and
 * currency, for "3.5" is not "3 5".
 */
final class Likeness {

    private static final Pattern WORD = Pattern.compile(
            "[+-]?\\p{N}+(?:[.,:/]\\p{N}+)*|[\\p{L}\\p{M}\\p{N}]+(?:'[\\p{L}\\p{M}\\p{N}]+)*|[\\p{Sc}%#@+=*/&°]");

    private Likeness() {}

    /** {@code true} when the words are the same in the same order. */
    static boolean same(String one, String other) {
        return words(one).equals(words(other));
    }

    /**
     * {@code true} when two texts ask the same: all words but the light ones are the same in the same order, so that no
     * number, negation or name can differ, and the similarity is not below {@code least}.
     */
    static boolean alike(String one, String other, Set<String> light, double least) {
        List<String> left = words(one);
        List<String> right = words(other);
        return without(light, left).equals(without(light, right)) && similarity(left, right) >= least;
    }

    /** 1 less the words that must be added, dropped or changed (Levenshtein), as a share of the longer text. */
    static double similarity(String one, String other) {
        return similarity(words(one), words(other));
    }

    static List<String> words(String text) {
        return WORD.matcher(text.replace('’', '\'').toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> without(Set<String> light, List<String> words) {
        return words.stream().filter(word -> !light.contains(word)).toList();
    }

    private static double similarity(List<String> left, List<String> right) {
        int longer = Math.max(left.size(), right.size());
        return longer == 0 ? 1 : 1 - (double) edits(left, right) / longer;
    }

    /** Row by row; {@code row[j]} is the distance of the words so far to the first {@code j} of the other text. */
    private static int edits(List<String> left, List<String> right) {
        int[] row = new int[right.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (left.get(i - 1).equals(right.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.size()];
    }
}
