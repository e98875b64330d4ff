package ai.beluga.voice.provider.neuralvad;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures what batches save: {@code BatchFigures [settings key value ...]}; prints µs of processor time a second of call. */
final class BatchFigures {

    private static final int[] CALLS = {1, 2, 4, 8, 16, 32, 64, 128};

    private BatchFigures() {}

    public static void main(String[] settings) {
        System.out.println("calls     alone lock-step     out of phase");
        for (int calls : CALLS) {
            double alone = micros(PacedCalls.inLockStep(calls, with(settings, "5000")), calls);
            double lockStep = micros(PacedCalls.inLockStep(calls, with(settings, "0")), calls);
            double outOfPhase = micros(PacedCalls.outOfPhase(calls, with(settings, "0")), calls);
            System.out.printf(
                    Locale.ROOT,
                    "%5d %9.0f %9.0f %5.2f %9.0f %5.2f%n",
                    calls,
                    alone,
                    lockStep,
                    alone / lockStep,
                    outOfPhase,
                    alone / outOfPhase);
        }
    }

    private static String[] with(String[] settings, String above) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = SileroKeys.BATCH_ABOVE.name();
        all[settings.length + 1] = above;
        return all;
    }

    /** The best of some seconds. */
    private static double micros(PacedCalls calls, int count) {
        try (calls) {
            long best = Long.MAX_VALUE;
            int seconds = Math.max(4, 192 / count);
            for (int i = 0; i < Math.min(seconds, 40); i++) {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                calls.second();
                best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
            }
            return best / 1e3 / count;
        }
    }
}
