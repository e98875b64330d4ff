package ai.beluga.voice.provider.smartturn;

/**
 * Power spectra of two frames of 400 real samples by one complex Fourier transform: one frame is its real part, the other its
 * imaginary part, and the symmetry of real spectra parts them again. Stockham's self-sorting transform in four stages, of
 * radix 5, 5, 4 and 4 (Van Loan, Computational Frameworks for the Fast Fourier Transform, 1.7). For one thread.
 */
final class FramePair {

    static final int SAMPLES = 400;
    /** From 0 Hz to half the sample rate, both included. */
    static final int BINS = SAMPLES / 2 + 1;

    private static final double[] COS = new double[SAMPLES];
    private static final double[] SIN = new double[SAMPLES];

    static {
        for (int i = 0; i < SAMPLES; i++) {
            COS[i] = Math.cos(2 * Math.PI * i / SAMPLES);
            SIN[i] = -Math.sin(2 * Math.PI * i / SAMPLES);
        }
    }

    private static final double C1 = Math.cos(2 * Math.PI / 5);
    private static final double C2 = Math.cos(4 * Math.PI / 5);
    private static final double S1 = Math.sin(2 * Math.PI / 5);
    private static final double S2 = Math.sin(4 * Math.PI / 5);

    /** Complex numbers, their parts apart. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Parts(double[] re, double[] im) {

        Parts() {
            this(new double[SAMPLES], new double[SAMPLES]);
        }

        /** Puts {@code (re + i im)} times the {@code turn}-th power of the first root of unity. */
        private void put(int at, double real, double imaginary, int turn) {
            re[at] = real * COS[turn] - imaginary * SIN[turn];
            im[at] = real * SIN[turn] + imaginary * COS[turn];
        }
    }

    private final Parts frames = new Parts();
    private final Parts scratch = new Parts();
    private final double[] first = new double[BINS];
    private final double[] second = new double[BINS];

    /** To be filled with the first frame before {@link #transform}, which destroys it. */
    double[] firstFrame() {
        return frames.re();
    }

    /** To be filled with the second frame before {@link #transform}, which destroys it. */
    double[] secondFrame() {
        return frames.im();
    }

    /** Squared magnitude of each bin of the first frame, until the next {@link #transform}. */
    double[] firstPower() {
        return first;
    }

    /** Squared magnitude of each bin of the second frame, until the next {@link #transform}. */
    double[] secondPower() {
        return second;
    }

    /** Computes both power spectra. */
    void transform() {
        fifths(frames, scratch, 1);
        fifths(scratch, frames, 5);
        fourths(frames, scratch, 25);
        fourths(scratch, frames, 100);
        part();
    }

    private void part() {
        double[] re = frames.re();
        double[] im = frames.im();
        for (int bin = 0; bin < BINS; bin++) {
            int mirror = (SAMPLES - bin) % SAMPLES;
            double evenRe = re[bin] + re[mirror];
            double oddIm = im[bin] - im[mirror];
            double evenIm = im[bin] + im[mirror];
            double oddRe = re[mirror] - re[bin];
            first[bin] = (evenRe * evenRe + oddIm * oddIm) / 4;
            second[bin] = (evenIm * evenIm + oddRe * oddRe) / 4;
        }
    }

    /** One stage of radix 4; {@code stride} transforms lie interleaved. */
    private static void fourths(Parts from, Parts to, int stride) {
        double[] re = from.re();
        double[] im = from.im();
        int quarter = SAMPLES / 4;
        for (int p = 0; p < quarter / stride; p++) {
            for (int q = 0; q < stride; q++) {
                int a = q + stride * p;
                int b = a + quarter;
                int c = b + quarter;
                int d = c + quarter;
                double acRe = re[a] + re[c];
                double acIm = im[a] + im[c];
                double bdRe = re[b] + re[d];
                double bdIm = im[b] + im[d];
                double lessAcRe = re[a] - re[c];
                double lessAcIm = im[a] - im[c];
                double lessBdRe = re[b] - re[d];
                double lessBdIm = im[b] - im[d];
                int out = q + stride * 4 * p;
                int turn = p * stride;
                to.put(out, acRe + bdRe, acIm + bdIm, 0);
                to.put(out + stride, lessAcRe + lessBdIm, lessAcIm - lessBdRe, turn);
                to.put(out + 2 * stride, acRe - bdRe, acIm - bdIm, 2 * turn);
                to.put(out + 3 * stride, lessAcRe - lessBdIm, lessAcIm + lessBdRe, 3 * turn);
            }
        }
    }

    /** One stage of radix 5; {@code stride} transforms lie interleaved. */
    private static void fifths(Parts from, Parts to, int stride) {
        double[] re = from.re();
        double[] im = from.im();
        int fifth = SAMPLES / 5;
        for (int p = 0; p < fifth / stride; p++) {
            for (int q = 0; q < stride; q++) {
                int a = q + stride * p;
                int b = a + fifth;
                int c = b + fifth;
                int d = c + fifth;
                int e = d + fifth;
                double beRe = re[b] + re[e];
                double beIm = im[b] + im[e];
                double cdRe = re[c] + re[d];
                double cdIm = im[c] + im[d];
                double lessBeRe = re[b] - re[e];
                double lessBeIm = im[b] - im[e];
                double lessCdRe = re[c] - re[d];
                double lessCdIm = im[c] - im[d];
                double nearRe = re[a] + C1 * beRe + C2 * cdRe;
                double nearIm = im[a] + C1 * beIm + C2 * cdIm;
                double farRe = re[a] + C2 * beRe + C1 * cdRe;
                double farIm = im[a] + C2 * beIm + C1 * cdIm;
                double nearTurnRe = S1 * lessBeRe + S2 * lessCdRe;
                double nearTurnIm = S1 * lessBeIm + S2 * lessCdIm;
                double farTurnRe = S2 * lessBeRe - S1 * lessCdRe;
                double farTurnIm = S2 * lessBeIm - S1 * lessCdIm;
                int out = q + stride * 5 * p;
                int turn = p * stride;
                to.put(out, re[a] + beRe + cdRe, im[a] + beIm + cdIm, 0);
                to.put(out + stride, nearRe + nearTurnIm, nearIm - nearTurnRe, turn);
                to.put(out + 2 * stride, farRe + farTurnIm, farIm - farTurnRe, 2 * turn);
                to.put(out + 3 * stride, farRe - farTurnIm, farIm + farTurnRe, 3 * turn);
                to.put(out + 4 * stride, nearRe - nearTurnIm, nearIm + nearTurnRe, 4 * turn);
            }
        }
    }
}
