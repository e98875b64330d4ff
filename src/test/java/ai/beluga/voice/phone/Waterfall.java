package ai.beluga.voice.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the waiting time of all answers went, as the server tells it. May be fed by any thread. */
final class Waterfall {

    private final Map<String, List<Duration>> parts = new LinkedHashMap<>();
    private int answers;

    /** One answer's time in milliseconds, part by part, the whole among them. */
    synchronized void add(Map<String, Long> millis) {
        answers++;
        millis.forEach((part, time) ->
                parts.computeIfAbsent(part, any -> new ArrayList<>()).add(Duration.ofMillis(time)));
    }

    /** A line with median and 95th percentile of each part; empty for fewer than two answers. */
    synchronized String line() {
        return answers < 2
                ? ""
                : parts.entrySet().stream()
                        .map(part -> part.getKey() + " " + percentiles(part.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String percentiles(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return Report.percentile(sorted, 50) + "/" + Report.percentile(sorted, 95);
    }
}
