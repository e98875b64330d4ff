package ai.beluga.voice.provider.spectral;

import ai.beluga.voice.audio.RealFft;

/**
 * Takes one call's audio to short spectra and back. What a filter leaves alone comes out as it went in,
 * {@link #DELAY_SAMPLES} later.
 *
 * <p>Windows of 32 ms, the root of a Hann window before and after the transform, so that the overlapping products add up to
 * one (J. B. Allen, L. R. Rabiner, "A unified approach to short-time Fourier analysis and synthesis", 1977).
 */
final class OverlapAdd {

    /** Samples of one spectrum. */
    static final int WINDOW_SAMPLES = 256;
    /** Samples from one spectrum to the next. */
    static final int HOP_SAMPLES = 128;
    /** Bins of one spectrum, from 0 Hz to half of the sample rate. */
    static final int BINS = WINDOW_SAMPLES / 2 + 1;
    /** A sample is complete when the last window that holds it has passed. */
    static final int DELAY_SAMPLES = WINDOW_SAMPLES - HOP_SAMPLES;

    private static final RealFft FFT = new RealFft(WINDOW_SAMPLES);
    private static final float[] WINDOW = window();

    /** Changes a spectrum, packed as {@link RealFft} packs it, in place. */
    @FunctionalInterface
    interface Filter {
        void filter(float[] spectrum);
    }

    private final Filter filter;
    private final float[] heard = new float[WINDOW_SAMPLES];
    private final float[] sum = new float[WINDOW_SAMPLES];
    private final float[] spectrum = new float[WINDOW_SAMPLES];

    OverlapAdd(Filter filter) {
        this.filter = filter;
    }

    /** Replaces {@link #HOP_SAMPLES} samples; what would be beyond full scale is clipped. */
    void apply(short[] samples, int offset) {
        System.arraycopy(heard, HOP_SAMPLES, heard, 0, DELAY_SAMPLES);
        for (int i = 0; i < HOP_SAMPLES; i++) {
            heard[DELAY_SAMPLES + i] = samples[offset + i];
        }
        for (int i = 0; i < WINDOW_SAMPLES; i++) {
            spectrum[i] = heard[i] * WINDOW[i];
        }
        FFT.forward(spectrum);
        filter.filter(spectrum);
        FFT.inverse(spectrum);
        System.arraycopy(sum, HOP_SAMPLES, sum, 0, DELAY_SAMPLES);
        for (int i = 0; i < DELAY_SAMPLES; i++) {
            sum[i] += spectrum[i] * WINDOW[i];
        }
        for (int i = DELAY_SAMPLES; i < WINDOW_SAMPLES; i++) {
            sum[i] = spectrum[i] * WINDOW[i];
        }
        for (int i = 0; i < HOP_SAMPLES; i++) {
            int rounded = Math.round(sum[i]);
            samples[offset + i] = (short) Math.clamp(rounded, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    /** Its square, shifted by hop after hop, adds up to one. */
    private static float[] window() {
        float[] window = new float[WINDOW_SAMPLES];
        double scale = Math.sqrt(2.0 * HOP_SAMPLES / WINDOW_SAMPLES);
        for (int i = 0; i < WINDOW_SAMPLES; i++) {
            window[i] = (float) (scale * Math.sin(Math.PI * (i + 0.5) / WINDOW_SAMPLES));
        }
        return window;
    }
}
