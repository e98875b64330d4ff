package ai.beluga.voice.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a quantity goes up or down in the long run: the straight line nearest to its samples, by least squares. */
final class Trend {

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    void add(Duration at, double value) {
        seconds.add(at.toMillis() / 1e3);
        values.add(value);
    }

    /** How much the line rises from the first sample to the last; negative when it falls. */
    double rise() {
        double meanSeconds = mean(seconds);
        double meanValue = mean(values);
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.size(); i++) {
            double away = seconds.get(i) - meanSeconds;
            together += away * (values.get(i) - meanValue);
            alone += away * away;
        }
        if (alone == 0) {
            throw new IllegalStateException("no trend in " + values.size() + " sample(s)");
        }
        return together / alone * (seconds.getLast() - seconds.getFirst());
    }

    int samples() {
        return values.size();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
