package ai.beluga.voice.hearing;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** So many of so many. */
record TurnShare(long hits, long of) {

    /** Of the normal distribution, for 95 %. */
    private static final double Z = 1.96;

    static <T> TurnShare of(Collection<T> items, Predicate<T> hit) {
        return new TurnShare(items.stream().filter(hit).count(), items.size());
    }

    /** With the 95 % interval of Wilson (1927). */
    @Override
    public String toString() {
        if (of == 0) {
            return "–";
        }
        double share = (double) hits / of;
        double width = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        double middle = share + Z * Z / (2.0 * of);
        double scale = 100 / (1 + Z * Z / of);
        return String.format(
                Locale.ROOT,
                "%.0f %% (%.0f–%.0f)",
                100 * share,
                Math.max(0, scale * (middle - width)),
                Math.min(100, scale * (middle + width)));
    }
}
