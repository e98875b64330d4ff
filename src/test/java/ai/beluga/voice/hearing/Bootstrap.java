package ai.beluga.voice.hearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Where a figure would lie with other callers of the same kind: 95 of 100 draws of as many callers, with replacement, each
 * with all the calls of theirs. Calls of one caller are alike, so to draw single calls would promise too much.
 *
 * @param low the figure that 2.5 % of the draws do not reach
 * @param high the one that 2.5 % exceed
 */
record Bootstrap(double low, double high) {

    private static final int DRAWS = 1_000;

    static <T> Bootstrap of(List<T> calls, Function<T, ?> caller, ToDoubleFunction<List<T>> figure) {
        List<List<T>> callers = List.copyOf(calls.stream()
                .collect(Collectors.groupingBy(caller::apply, LinkedHashMap::new, Collectors.toList()))
                .values());
        Random random = new Random(95);
        double[] figures = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<T> drawn = new ArrayList<>(calls.size());
            for (int i = 0; i < callers.size(); i++) {
                drawn.addAll(callers.get(random.nextInt(callers.size())));
            }
            figures[draw] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        return new Bootstrap(figures[DRAWS / 40], figures[DRAWS - 1 - DRAWS / 40]);
    }

    @Override
    public String toString() {
        return Table.one(low) + " to " + Table.one(high);
    }
}
