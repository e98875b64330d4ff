package ai.beluga.voice.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Few combinations in which every two choices meet at least once: what a test of all combinations finds, unless it takes three
 * choices together. Greedy, and the same each time.
 */
public final class PairwiseCover {

    private PairwiseCover() {}

    /** Two choices of different places that meet. */
    private record Pair(int place, String choice, int otherPlace, String otherChoice) {}

    /**
     * Combinations that cover every pair.
     *
     * @param choices what there is to choose from, place by place; each with a choice at least, none twice
     */
    public static List<List<String>> of(List<List<String>> choices) {
        List<List<String>> candidates = product(choices);
        Set<Pair> open = new HashSet<>();
        candidates.forEach(row -> open.addAll(pairs(row)));
        Set<List<String>> cover = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            List<String> best = candidates.stream()
                    .max(Comparator.comparingInt(row -> covered(row, open)))
                    .orElseThrow();
            open.removeAll(pairs(best));
            cover.add(best);
        }
        return List.copyOf(cover);
    }

    private static int covered(List<String> row, Set<Pair> open) {
        return (int) pairs(row).stream().filter(open::contains).count();
    }

    private static Set<Pair> pairs(List<String> row) {
        Set<Pair> pairs = new HashSet<>();
        for (int place = 0; place < row.size(); place++) {
            for (int other = place + 1; other < row.size(); other++) {
                pairs.add(new Pair(place, row.get(place), other, row.get(other)));
            }
        }
        return pairs;
    }

    private static List<List<String>> product(List<List<String>> choices) {
        List<List<String>> rows = List.of(List.of());
        for (List<String> place : choices) {
            rows = rows.stream()
                    .flatMap(row -> place.stream().map(choice -> with(row, choice)))
                    .toList();
        }
        return rows;
    }

    private static List<String> with(List<String> row, String choice) {
        List<String> longer = new ArrayList<>(row);
        longer.add(choice);
        return List.copyOf(longer);
    }
}
