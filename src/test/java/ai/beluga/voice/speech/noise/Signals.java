package ai.beluga.voice.speech.noise;

/** Level, power and lag of signals. */
public final class Signals {

    private Signals() {}

    /** Mean square of the samples from {@code from} on, before {@code to}. */
    public static double power(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }

    /** Mean square of a stretch, in decibels below full scale. */
    public static double levelDb(short[] samples, int from, int to) {
        return 10 * Math.log10(power(samples, from, to) / (32_768.0 * 32_768) + 1e-12);
    }

    /** By how many samples {@code found} lags behind {@code wanted}, -most..most, where the two are most alike. */
    public static int lag(short[] wanted, short[] found, int most) {
        double best = Double.NEGATIVE_INFINITY;
        int lag = 0;
        for (int shift = -most; shift <= most; shift++) {
            double both = 0;
            for (int i = most; i < wanted.length - most; i++) {
                both += (double) wanted[i] * found[i + shift];
            }
            if (both > best) {
                best = both;
                lag = shift;
            }
        }
        return lag;
    }
}
