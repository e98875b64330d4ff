package ai.beluga.voice.provider.spectral;

import java.util.Arrays;

/**
 * Estimates how much of each bin's power is noise, without deciding when somebody speaks: even while they do, the power of
 * a bin falls to the noise again and again, so the least of a second or two, set right by what the least of noise falls short
 * of its mean, is the noise.
 *
 * <p>Source: R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum statistics", IEEE
 * Trans. Speech and Audio Processing 9 (5), 2001; equation numbers below are his. Where we differ: the correction of the
 * least is his approximation (15) alone; a window without sound says nothing and is left out, because
 * carriers and lost packets leave holes in the noise; and in the first {@link #TRUSTED_AFTER_SECONDS} the estimate counts less,
 * because a caller who speaks at once has left no room for noise yet.
 */
final class NoiseFloor {

    /** Parts of the search window; the least of a whole part is dropped at once. */
    private static final int PARTS = 8;

    private static final double TRUSTED_AFTER_SECONDS = 0.5;
    /** Limit of (11), as the time constant of a smoothing. */
    private static final double SMOOTHING_SECONDS = 0.392;
    /** Of the correction of the smoothing (10). */
    private static final double CORRECTION_SECONDS = 0.0449;
    /** Fall of the power at the end of speech (12). */
    private static final double DECAY_SECONDS = 0.064;

    private static final float LEAST_SMOOTHING = 0.3f;
    /** Limit of (22), as a time constant. */
    private static final double VARIANCE_SECONDS = 0.0717;
    /** Of the correction by the mean variance (17). */
    private static final float VARIANCE_WEIGHT = 2.12f;

    private static final float LARGEST_INVERSE_FREEDOM = 0.5f;
    /** Up to each of these mean variances the noise may rise by the factor beside it from part to part. */
    private static final float[] VARIANCES = {0.03f, 0.05f, 0.06f};

    private static final float[] RISES = {8, 4, 2, 1.2f};
    /** Power of a bin that is less than any telephone's noise, in squared PCM16 steps of a window. */
    private static final float NOTHING = 1f;

    /** Lengths of search, in windows, and the constant M of (15) for them, from table III. */
    private static final double[] LENGTHS = {1, 2, 5, 8, 10, 15, 20, 30, 40, 60, 80, 120, 140, 160};

    private static final double[] CONSTANTS = {
        0, 0.26, 0.48, 0.58, 0.61, 0.668, 0.705, 0.762, 0.8, 0.841, 0.865, 0.89, 0.9, 0.91
    };

    private final int bins;
    private final int partWindows;
    private final float mostSmoothing;
    private final float correctionKept;
    private final double decayExponent;
    private final float mostVarianceKept;
    private final float trustStep;
    private final float searchConstant;
    private final float partConstant;

    private final float[] smoothed;
    private final float[] mean;
    private final float[] meanSquare;
    private final float[] noise;
    private final float[] least;
    private final float[] leastOfPart;
    private final float[] inverseFreedom;
    private final boolean[] fell;
    private final boolean[] fellBefore;
    private final float[][] parts;
    private final float[] trusted;
    private float correction = 1;
    private float trust;
    private int windowOfPart;
    private int part;
    private boolean begun;

    /**
     * @param searchSeconds how far back the least is looked for
     * @param hopSeconds from one window to the next
     */
    NoiseFloor(int bins, double searchSeconds, double hopSeconds) {
        this.bins = bins;
        this.partWindows = (int) Math.max(2, Math.round(searchSeconds / hopSeconds / PARTS));
        this.mostSmoothing = (float) Math.exp(-hopSeconds / SMOOTHING_SECONDS);
        this.correctionKept = (float) Math.exp(-hopSeconds / CORRECTION_SECONDS);
        this.decayExponent = -hopSeconds / DECAY_SECONDS;
        this.mostVarianceKept = (float) Math.exp(-hopSeconds / VARIANCE_SECONDS);
        this.trustStep = (float) (hopSeconds / TRUSTED_AFTER_SECONDS);
        this.searchConstant = constant(PARTS * partWindows);
        this.partConstant = constant(partWindows);
        this.smoothed = new float[bins];
        this.mean = new float[bins];
        this.meanSquare = new float[bins];
        this.noise = new float[bins];
        this.least = new float[bins];
        this.leastOfPart = new float[bins];
        this.inverseFreedom = new float[bins];
        this.fell = new boolean[bins];
        this.fellBefore = new boolean[bins];
        this.trusted = new float[bins];
        this.parts = new float[PARTS][bins];
        for (float[] each : parts) {
            Arrays.fill(each, Float.MAX_VALUE);
        }
        Arrays.fill(least, Float.MAX_VALUE);
        Arrays.fill(leastOfPart, Float.MAX_VALUE);
    }

    /**
     * Takes the next window.
     *
     * @param power of each bin
     * @return power of the noise in each bin; of this object, valid until the next call
     */
    float[] update(float[] power) {
        float total = sum(power);
        if (total < NOTHING * bins) {
            return trusted;
        }
        if (!begun) {
            begun = true;
            begin(power);
        }
        smooth(power, total);
        float meanInverse = spread();
        search(1 + VARIANCE_WEIGHT * (float) Math.sqrt(meanInverse));
        windowOfPart++;
        if (windowOfPart == partWindows) {
            endPart(rise(meanInverse));
        } else {
            for (int k = 0; k < bins; k++) {
                fellBefore[k] |= fell[k];
                noise[k] = Math.min(noise[k], leastOfPart[k]);
            }
        }
        trust = Math.min(1, trust + trustStep);
        for (int k = 0; k < bins; k++) {
            trusted[k] = noise[k] * trust * trust;
        }
        return trusted;
    }

    private void begin(float[] power) {
        for (int k = 0; k < bins; k++) {
            smoothed[k] = power[k];
            noise[k] = power[k];
            mean[k] = power[k];
            meanSquare[k] = power[k] * power[k];
        }
    }

    /** (4) and (9) to (12): a bin at the noise is smoothed much, one with speech little. */
    private void smooth(float[] power, float total) {
        float smoothedTotal = sum(smoothed);
        float difference = smoothedTotal / total - 1;
        correction =
                correctionKept * correction + (1 - correctionKept) * Math.max(0.7f, 1 / (1 + difference * difference));
        float most = mostSmoothing * correction;
        double ratio = smoothedTotal / Math.max(sum(noise), NOTHING);
        float least = Math.min(LEAST_SMOOTHING, (float) Math.pow(ratio, decayExponent));
        for (int k = 0; k < bins; k++) {
            float above = smoothed[k] / Math.max(noise[k], NOTHING) - 1;
            float kept = Math.max(least, most / (1 + above * above));
            smoothed[k] = kept * smoothed[k] + (1 - kept) * power[k];
            float squared = Math.min(mostVarianceKept, kept * kept);
            mean[k] = squared * mean[k] + (1 - squared) * smoothed[k];
            meanSquare[k] = squared * meanSquare[k] + (1 - squared) * smoothed[k] * smoothed[k];
        }
    }

    /** (20) to (23): the inverse degrees of freedom of each bin from its variance; their mean. */
    private float spread() {
        float sum = 0;
        for (int k = 0; k < bins; k++) {
            float known = Math.max(noise[k], NOTHING);
            float inverse = (meanSquare[k] - mean[k] * mean[k]) / (2 * known * known);
            inverseFreedom[k] = Math.clamp(inverse, 1e-4f, LARGEST_INVERSE_FREEDOM);
            sum += inverseFreedom[k];
        }
        return sum / bins;
    }

    /** (15), (18): the least so far, set right for the length of the search and for that of a part. */
    private void search(float varianceFactor) {
        for (int k = 0; k < bins; k++) {
            float freedom = 1 / inverseFreedom[k];
            float value = smoothed[k] * varianceFactor;
            float ofSearch = value * bias(PARTS * partWindows, searchConstant, freedom);
            fell[k] = ofSearch < least[k];
            if (fell[k]) {
                least[k] = ofSearch;
                leastOfPart[k] = value * bias(partWindows, partConstant, freedom);
            }
        }
    }

    private static float bias(int windows, float constant, float freedom) {
        return 1 + 2 * (windows - 1) * (1 - constant) / (freedom - 2 * constant);
    }

    /** Figure 5: the least of the last parts; where a part rose a little and steadily, the noise did, and is followed at once. */
    private void endPart(float rise) {
        part = (part + 1) % PARTS;
        System.arraycopy(least, 0, parts[part], 0, bins);
        for (int k = 0; k < bins; k++) {
            float lowest = Float.MAX_VALUE;
            for (float[] each : parts) {
                lowest = Math.min(lowest, each[k]);
            }
            boolean rose = fellBefore[k] && !fell[k] && leastOfPart[k] > lowest && leastOfPart[k] < rise * lowest;
            if (rose) {
                lowest = leastOfPart[k];
                for (float[] each : parts) {
                    each[k] = lowest;
                }
            }
            noise[k] = lowest;
        }
        Arrays.fill(fellBefore, false);
        Arrays.fill(least, Float.MAX_VALUE);
        Arrays.fill(leastOfPart, Float.MAX_VALUE);
        windowOfPart = 0;
    }

    private static float rise(float meanInverse) {
        int i = 0;
        while (i < VARIANCES.length && meanInverse >= VARIANCES[i]) {
            i++;
        }
        return RISES[i];
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Between two lengths of the table the constant goes by the root of the length. */
    private static float constant(int windows) {
        int above = 1;
        while (above < LENGTHS.length - 1 && LENGTHS[above] < windows) {
            above++;
        }
        double from = Math.sqrt(LENGTHS[above - 1]);
        double part = Math.min(1, (Math.sqrt(windows) - from) / (Math.sqrt(LENGTHS[above]) - from));
        return (float) (CONSTANTS[above - 1] + part * (CONSTANTS[above] - CONSTANTS[above - 1]));
    }
}
