package ai.beluga.voice.hearing;

import java.util.function.IntPredicate;

/**
 * How much of a signal is the speech that it should be, if a filter that stays the same is no distortion: an engine may turn
 * the phase or cut what lies below the telephone's band, which nobody hears and {@link SiSdr} punishes. The signal-to-
 * distortion ratio of Vincent, Gribonval and Févotte, "Performance measurement in blind audio source separation", IEEE
 * Transactions on Audio, Speech and Language Processing 14(4), 2006, with a filter of 8 ms to either side.
 */
public final class FilteredSdr {

    private static final int REACH = 64;
    private static final int TAPS = 2 * REACH + 1;

    /** Keeps the filter from filling what the telephone's band does not hold: 50 dB below the speech. */
    private static final double REGULAR = 1e-5;

    private FilteredSdr() {}

    /**
     * The ratio in dB, from -100 to 100.
     *
     * @param counted which samples are looked at, once the filter is found on all
     */
    public static double db(short[] wanted, short[] got, IntPredicate counted) {
        double[] filter = filter(wanted, got);
        double speech = 0;
        double rest = 0;
        for (int i = 0; i < got.length; i++) {
            if (counted.test(i)) {
                double expected = 0;
                for (int tap = 0; tap < TAPS; tap++) {
                    expected += filter[tap] * at(wanted, i - tap + REACH);
                }
                speech += expected * expected;
                rest += (got[i] - expected) * (got[i] - expected);
            }
        }
        return Math.max(-100, Math.min(100, 10 * Math.log10((speech + 1e-10) / (rest + 1e-10))));
    }

    /** The one that makes {@code got} of {@code wanted} with the least error. */
    private static double[] filter(short[] wanted, short[] got) {
        double[] own = new double[TAPS];
        double[] cross = new double[TAPS];
        for (int tap = 0; tap < TAPS; tap++) {
            for (int i = 0; i < wanted.length; i++) {
                own[tap] += (double) wanted[i] * at(wanted, i - tap);
                cross[tap] += (double) got[i] * at(wanted, i - tap + REACH);
            }
        }
        own[0] = own[0] * (1 + REGULAR) + 1;
        return solved(own, cross);
    }

    /** Solves the equations of the symmetric Toeplitz matrix with this first row, by Levinson's recursion. */
    static double[] solved(double[] row, double[] right) {
        double[] solution = new double[right.length];
        double[] predictor = new double[right.length];
        predictor[0] = 1;
        solution[0] = right[0] / row[0];
        double error = row[0];
        for (int k = 1; k < right.length; k++) {
            double reflection = -dot(predictor, row, k) / error;
            double[] longer = predictor.clone();
            for (int i = 1; i <= k; i++) {
                longer[i] = predictor[i] + reflection * predictor[k - i];
            }
            predictor = longer;
            error *= 1 - reflection * reflection;
            double missing = (right[k] - dot(solution, row, k)) / error;
            for (int i = 0; i <= k; i++) {
                solution[i] += missing * predictor[k - i];
            }
        }
        return solution;
    }

    private static double dot(double[] values, double[] row, int k) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += values[i] * row[k - i];
        }
        return sum;
    }

    private static double at(short[] samples, int index) {
        return index >= 0 && index < samples.length ? samples[index] : 0;
    }
}
