package ai.beluga.voice.interruption;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** So many of so many. */
record Share(long hits, long of) {

    /** Of the normal distribution, for 95 %. */
    private static final double Z = 1.96;

    static <T> Share of(Collection<T> items, Predicate<T> hit) {
        return new Share(items.stream().filter(hit).count(), items.size());
    }

    double value() {
        return of == 0 ? 1 : (double) hits / of;
    }

    /** With the 95 % interval of Wilson (1927). */
    @Override
    public String toString() {
        if (of == 0) {
            return "–";
        }
        double width = Z * Math.sqrt(value() * (1 - value()) / of + Z * Z / (4.0 * of * of));
        double middle = value() + Z * Z / (2.0 * of);
        double scale = 1 / (1 + Z * Z / of);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f–%.3f), %d of %d",
                value(),
                Math.max(0, scale * (middle - width)),
                Math.min(1, scale * (middle + width)),
                hits,
                of);
    }
}
