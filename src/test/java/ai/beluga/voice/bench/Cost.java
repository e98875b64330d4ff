package ai.beluga.voice.bench;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one engine costs for one second of one call's audio, or for one estimate of the end of a turn.
 *
 * @param benchmark simple name of the class and name of the method that measured it, with a dot between
 * @param label what was measured, in the words of the method's name
 * @param micros processor time, mean of the measurements
 * @param fastestMicros the fastest of them
 * @param slowestMicros the slowest
 * @param bytes put on the heap
 */
record Cost(String benchmark, String label, double micros, double fastestMicros, double slowestMicros, double bytes) {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double MICROS_PER_SECOND = 1e6;

    static Cost of(RunResult run) {
        BenchmarkParams params = run.getParams();
        String[] names = params.getBenchmark().split("\\.", -1);
        String method = names[names.length - 1];
        Statistics micros = run.getPrimaryResult().getStatistics();
        String given = params.getParamsKeys().stream()
                .map(key -> ", " + params.getParam(key) + " " + key)
                .collect(Collectors.joining());
        return new Cost(
                names[names.length - 2] + "." + method,
                words(method) + given,
                micros.getMean(),
                micros.getMin(),
                micros.getMax(),
                allocated(run));
    }

    /** How many calls keep one core busy. */
    double callsPerCore() {
        return MICROS_PER_SECOND / micros;
    }

    double bytesPerFrame() {
        return bytes / SpeechLoop.FRAMES;
    }

    private static double allocated(RunResult run) {
        Result<?> result = run.getSecondaryResults().get(ALLOCATED);
        if (result == null) {
            throw new IllegalStateException("the profiler gc was not on");
        }
        return result.getScore();
    }

    private static String words(String camelCase) {
        return WORD.matcher(camelCase).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
