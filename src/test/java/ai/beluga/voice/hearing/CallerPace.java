package ai.beluga.voice.hearing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How long a caller pauses within turns: a log-normal law about a median of the caller's own, as pauses in talk are
 * distributed, between 200 and 2500 ms.
 */
enum CallerPace {
    QUICK(450),
    EVEN(700),
    SLOW(1_000);

    static final int SHORTEST_MILLIS = 200;
    static final int LONGEST_MILLIS = 2_500;
    /** Of the logarithm: two pauses of three lie between 0.55 and 1.8 times the median. */
    private static final double SPREAD = 0.6;

    private final int medianMillis;

    CallerPace(int medianMillis) {
        this.medianMillis = medianMillis;
    }

    /** The pace in a caller's name, {@code voice-pace} with a number where there are several of them. */
    static CallerPace of(String caller) {
        String pace = caller.replaceAll(".*-|\\d+$", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(it -> it.name().equals(pace))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pace: " + caller));
    }

    int pauseMillis(Random random) {
        double drawn = medianMillis * Math.exp(SPREAD * random.nextGaussian());
        return (int) Math.round(Math.clamp(drawn, SHORTEST_MILLIS, LONGEST_MILLIS));
    }
}
