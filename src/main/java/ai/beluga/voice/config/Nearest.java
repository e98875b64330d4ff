package ai.beluga.voice.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name somebody probably meant: fewest letters added, dropped, replaced or swapped (optimal string alignment). */
final class Nearest {

    private Nearest() {}

    /** Empty only when there is nothing to choose from; of equally near names the first in the alphabet. */
    static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(name -> name));
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int l = 0; l <= left.length(); l++) {
            for (int r = 0; r <= right.length(); r++) {
                cost[l][r] = l == 0 || r == 0 ? l + r : cheapest(cost, left, l, right, r);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, int l, String right, int r) {
        boolean same = left.charAt(l - 1) == right.charAt(r - 1);
        int changed = cost[l - 1][r - 1] + (same ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(cost[l - 1][r], cost[l][r - 1]));
        boolean swapped = l > 1
                && r > 1
                && left.charAt(l - 1) == right.charAt(r - 2)
                && left.charAt(l - 2) == right.charAt(r - 1);
        return swapped ? Math.min(best, 1 + cost[l - 2][r - 2]) : best;
    }
}
