package ai.beluga.voice.turn;

import java.util.List;
import java.util.Set;

/** How much two texts of a recogniser have in common. Case and punctuation do not count, but in numbers. */
final class Likeness {

    private Likeness() {}

    /** {@code true} when the words are the same in the same order. */
    static boolean same(String one, String other) {
        return Words.withFigures(one).equals(Words.withFigures(other));
    }

    /**
     * {@code true} when two texts ask the same: all words but the light ones are the same in the same order, so that no
     * number, negation or name can differ, and the similarity is not below {@code least}.
     */
    static boolean alike(String one, String other, Set<String> light, double least) {
        List<String> left = Words.withFigures(one);
        List<String> right = Words.withFigures(other);
        return without(light, left).equals(without(light, right)) && similarity(left, right) >= least;
    }

    private static List<String> without(Set<String> light, List<String> words) {
        return words.stream().filter(word -> !light.contains(word)).toList();
    }

    /** 1 less the words that must be added, dropped or changed (Levenshtein), as a share of the longer text. */
    static double similarity(List<String> left, List<String> right) {
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
