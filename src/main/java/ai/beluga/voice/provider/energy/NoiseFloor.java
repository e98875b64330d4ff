package ai.beluga.voice.provider.energy;

import java.util.Arrays;

/**
 * Power of the noise in one band: the mean of what lies near the least power of a sliding window, since every window longer
 * than a word holds a moment without speech. The least after R. Martin, "Noise power spectral density estimation based on
 * optimal smoothing and minimum statistics", IEEE Transactions on Speech and Audio Processing 9(5), 2001; averaging what is
 * near it, in place of a correction of its bias, after I. Cohen and B. Berdugo, "Noise estimation by minima controlled
 * recursive averaging for robust speech enhancement", IEEE Signal Processing Letters 9(1), 2002.
 *
 * <p>It falls at once, and rises when the old least has left the window. In the first {@link #HEAD_START_FRAMES} of a call
 * it is not above {@code first}, so that a caller who speaks at once is no noise.
 */
final class NoiseFloor {

    /** 200 ms: enough for speech to be noticed, and the longest that a noisy call begins with false speech. */
    static final int HEAD_START_FRAMES = 20;

    /** Parts of the window that are forgotten as a whole. */
    private static final int PARTS = 8;

    /** Weight of a new frame in the mean: 20 frames or 200 ms. */
    private static final float SHARE = 0.05f;

    private final int partFrames;
    private final float reach;
    private final float first;
    private final float[] leasts = new float[PARTS];
    private float mean;
    private int part;
    private int inPart;
    private int frames;

    /**
     * @param windowFrames length of the window
     * @param reach how many times the least power noise may have; more is speech
     * @param first the power at a call's begin
     */
    NoiseFloor(int windowFrames, float reach, float first) {
        this.partFrames = windowFrames / PARTS;
        this.reach = reach;
        this.first = first;
        reset();
    }

    /** Takes the power of the next frame and returns that of the noise. */
    float update(float power) {
        float least = least(power);
        if (power < reach * least) {
            mean += SHARE * (power - mean);
        }
        mean = Math.max(least, Math.min(reach * least, mean));
        if (frames < HEAD_START_FRAMES) {
            frames++;
            return Math.min(first, mean);
        }
        return mean;
    }

    private float least(float power) {
        if (inPart == partFrames) {
            inPart = 0;
            part = (part + 1) % PARTS;
            leasts[part] = Float.MAX_VALUE;
        }
        inPart++;
        leasts[part] = Math.min(leasts[part], power);
        float least = leasts[0];
        for (int i = 1; i < PARTS; i++) {
            least = Math.min(least, leasts[i]);
        }
        return least;
    }

    void reset() {
        Arrays.fill(leasts, Float.MAX_VALUE);
        mean = 0;
        part = 0;
        inPart = 0;
        frames = 0;
    }
}
