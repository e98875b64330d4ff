package ai.beluga.voice.provider.spectral;

/**
 * Turns each bin down by what the noise takes of it: Wiener's gain over an estimate of the ratio of speech to noise that
 * leans on what was let through before, so that noise which happens to be loud for one window does not come through as a
 * tone.
 *
 * <p>Source: Y. Ephraim, D. Malah, "Speech enhancement using a minimum mean-square error short-time spectral amplitude
 * estimator", IEEE Trans. ASSP 32 (6), 1984, equation 51 (the decision-directed estimate); the gain is Wiener's, x / (1 + x),
 * and no bin is turned down below a floor, which keeps what is left of the noise even.
 */
final class WienerFilter implements OverlapAdd.Filter {

    /** Weight of the window before: more leaves the noise more even, less keeps more of the words. */
    private static final float KEPT = 0.94f;

    private static final float NOTHING = 1f;
    /** Below, at less than 50 Hz, no telephone carries speech: always turned down, and not counted as noise. */
    private static final int LOWEST_BIN = 2;

    private static final int LAST_BIN = OverlapAdd.BINS - 1;

    private final NoiseFloor floor;
    private final float leastGain;
    private final float[] power = new float[OverlapAdd.BINS];
    private final float[] speech = new float[OverlapAdd.BINS];

    /** @param leastGain of a bin, 0..1 */
    WienerFilter(NoiseFloor floor, float leastGain) {
        this.floor = floor;
        this.leastGain = leastGain;
    }

    @Override
    public void filter(float[] spectrum) {
        for (int k = LOWEST_BIN; k < LAST_BIN; k++) {
            power[k] = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
        }
        power[LAST_BIN] = spectrum[1] * spectrum[1];
        float[] noise = floor.update(power);
        for (int k = 0; k < LAST_BIN; k++) {
            float gain = k < LOWEST_BIN ? leastGain : gain(k, noise[k]);
            spectrum[2 * k] *= gain;
            spectrum[2 * k + 1] *= k > 0 ? gain : gain(LAST_BIN, noise[LAST_BIN]);
        }
    }

    private float gain(int bin, float noisePower) {
        float noise = Math.max(noisePower, NOTHING);
        float now = Math.max(0, power[bin] / noise - 1);
        float ratio = KEPT * speech[bin] / noise + (1 - KEPT) * now;
        float gain = ratio / (1 + ratio);
        speech[bin] = gain * gain * power[bin];
        return Math.max(leastGain, gain);
    }
}
