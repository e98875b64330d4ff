package ai.beluga.voice.interruption;

/** How loud a sound is while it is loud: steps of 10 ms, those less than 15.9 dB below their own mean power (ITU-T P.56). */
final class Level {

    static final double FULL_SCALE = 32_768;
    private static final int STEP = 80;
    private static final double BELOW_ACTIVE = Math.pow(10, -1.59);

    private Level() {}

    /** Mean power of the loud steps. */
    static double active(double[] samples) {
        double active = mean(samples, 0);
        for (int round = 0; round < 10; round++) {
            active = mean(samples, active * BELOW_ACTIVE);
        }
        return active;
    }

    /** Where the first loud step begins. */
    static int onsetMillis(double[] samples) {
        double least = active(samples) * BELOW_ACTIVE;
        int step = 0;
        while (power(samples, step) < least) {
            step++;
        }
        return 10 * step;
    }

    private static double mean(double[] samples, double least) {
        double sum = 0;
        int count = 0;
        for (int step = 0; (step + 1) * STEP <= samples.length; step++) {
            double power = power(samples, step);
            if (power >= least) {
                sum += power;
                count++;
            }
        }
        return sum / count;
    }

    private static double power(double[] samples, int step) {
        double sum = 0;
        for (int i = step * STEP; i < (step + 1) * STEP; i++) {
            sum += samples[i] * samples[i];
        }
        return sum / STEP;
    }
}
