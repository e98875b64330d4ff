package ai.beluga.voice.hearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Where a figure would lie with other calls of the same kind: 95 of 100 draws of as many calls, with replacement.
 *
 * @param low the figure that 2.5 % of the draws do not reach
 * @param high the one that 2.5 % exceed
 */
record Bootstrap(double low, double high) {

    private static final int DRAWS = 1_000;

    static <T> Bootstrap of(List<T> calls, ToDoubleFunction<List<T>> figure) {
        Random random = new Random(95);
        double[] figures = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<T> drawn = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                drawn.add(calls.get(random.nextInt(calls.size())));
            }
            figures[draw] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        return new Bootstrap(figures[DRAWS / 40], figures[DRAWS - 1 - DRAWS / 40]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f to %.1f", low, high);
    }
}
