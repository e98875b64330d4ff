package ai.beluga.voice.hearing;

/**
 * Leaves of noise what a telephone carries, 200 to 3,400 Hz, as of the speech. Without it most of the power of pink noise
 * would lie where there is no speech, and the ratio of the two would promise more noise than disturbs. A sinc in Blackman's
 * window; 6 dB down at the edges, flat 60 Hz within them.
 */
final class TelephoneBand {

    static final double LOWEST_HZ = 200;
    static final double HIGHEST_HZ = 3_400;

    private static final int REACH = 200;
    private static final double[] TAPS = taps();

    private TelephoneBand() {}

    /** As long, and not delayed; what lies beyond the ends counts as silence. */
    static double[] of(double[] samples) {
        double[] out = new double[samples.length];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            int last = Math.min(samples.length - 1, i + REACH);
            for (int k = Math.max(0, i - REACH); k <= last; k++) {
                sum += TAPS[i - k + REACH] * samples[k];
            }
            out[i] = sum;
        }
        return out;
    }

    private static double[] taps() {
        double[] taps = new double[2 * REACH + 1];
        for (int i = 0; i < taps.length; i++) {
            double phase = 2 * Math.PI * i / (taps.length - 1);
            double window = 0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
            taps[i] = window * (lowPass(HIGHEST_HZ, i - REACH) - lowPass(LOWEST_HZ, i - REACH));
        }
        return taps;
    }

    private static double lowPass(double hertz, int at) {
        double cycles = hertz / Noise.RATE_HZ;
        return at == 0 ? 2 * cycles : Math.sin(2 * Math.PI * cycles * at) / (Math.PI * at);
    }
}
