package ai.beluga.voice.audio;

/**
 * Low-pass filters for a change of sample rate by {@code up/down}: a windowed sinc, cut into {@code up} phases.
 *
 * <p>Kaiser window for 70 dB, 48 taps at the lower of the two rates: between telephone and anything faster, what lies
 * below 3.6 kHz passes and what lies above 4.4 kHz is gone (J. F. Kaiser, "Nonrecursive digital filter design", 1974).
 */
final class SincFilter {

    private static final int HALF_WIDTH = 24;
    private static final double KAISER_BETA = 6.755;

    private final int half;
    private final float[][] phases;

    SincFilter(int up, int down) {
        boolean unchanged = up == down;
        this.half = unchanged ? 0 : Math.ceilDiv(HALF_WIDTH * Math.max(up, down), up);
        this.phases = new float[up][];
        double cutoff = Math.min(1.0, (double) up / down);
        for (int phase = 0; phase < up; phase++) {
            phases[phase] = unchanged ? new float[] {1} : phase((double) phase / up, cutoff);
        }
    }

    /** Input samples needed on either side of the one in the middle. */
    int half() {
        return half;
    }

    /** Weights of the {@code 2 * half + 1} input samples round an output that lies {@code phase/up} after the middle. */
    float[] phase(int phase) {
        return phases[phase];
    }

    private float[] phase(double shift, double cutoff) {
        double[] taps = new double[2 * half + 1];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double distance = i - half - shift;
            taps[i] = sinc(distance * cutoff) * kaiser(distance / (half + 1));
            sum += taps[i];
        }
        float[] weights = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            weights[i] = (float) (taps[i] / sum);
        }
        return weights;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(KAISER_BETA);
    }

    /** Modified Bessel function of the first kind, order zero, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
