package ai.beluga.voice.provider.neuralvad;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Measures what batches save: {@code mvn test -Dtest=BatchFigures}; result in {@code target/batch-figures.txt}. */
class BatchFigures {

    private static final int[] CALLS = {1, 8, 16, 32, 64};

    private final StringBuilder report =
            new StringBuilder("processor time of a second of one call, us; and how many times less than alone\n");

    @Test
    void measure() throws Exception {
        for (String version : List.of("v6", "v5", "v4")) {
            for (String rateHz : List.of("8000", "16000")) {
                measure(SileroKeys.VERSION.name(), version, SileroKeys.SAMPLE_RATE_HZ.name(), rateHz);
            }
        }
        Files.writeString(Path.of("target/batch-figures.txt"), report);
    }

    private void measure(String... settings) {
        note("%s Hz%n calls   alone   in lock-step   out of phase", String.join(" ", settings));
        for (int calls : CALLS) {
            double alone = micros(PacedCalls.outOfPhase(calls, with(settings, "5000")), calls);
            double lockStep = micros(PacedCalls.inLockStep(calls, with(settings, "0")), calls);
            double outOfPhase = micros(PacedCalls.outOfPhase(calls, with(settings, "0")), calls);
            note(
                    "%6d %7.0f %7.0f %6.2f %7.0f %6.2f",
                    calls, alone, lockStep, alone / lockStep, outOfPhase, alone / outOfPhase);
        }
    }

    private void note(String format, Object... values) {
        report.append(String.format(Locale.ROOT, format + "%n", values));
    }

    private static String[] with(String[] settings, String above) {
        return Stream.concat(Arrays.stream(settings), Stream.of(SileroKeys.BATCH_ABOVE.name(), above))
                .toArray(String[]::new);
    }

    /** The best of some seconds. */
    private static double micros(PacedCalls calls, int count) {
        try (calls) {
            long best = Long.MAX_VALUE;
            for (int i = 0; i < Math.clamp(192 / count, 4, 40); i++) {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                calls.second();
                best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
            }
            return best / 1e3 / count;
        }
    }
}
