package ai.beluga.voice.provider.smartturn;

import java.nio.FloatBuffer;

/**
 * What smart-turn v3 is fed with: Whisper's log-mel spectrogram of the last 8 s at 16 kHz, silence before what is shorter,
 * brought to mean 0 and variance 1 first. Frames of 25 ms every 10 ms, centred, reflected at both ends, under a periodic Hann
 * window; the frame centred at the very end is left out. Contract: pipecat-ai, {@code _whisper_features.py}; agrees with it
 * to 1e-4. Works on buffers of its own, one thread at a time.
 */
final class LogMel {

    static final int SAMPLE_RATE_HZ = 16_000;
    static final int SAMPLES = 8 * SAMPLE_RATE_HZ;
    static final int BANDS = MelBands.COUNT;
    static final int FRAMES = 800;

    private static final int HOP_SAMPLES = SAMPLES / FRAMES;
    private static final int MARGIN = FramePair.SAMPLES / 2;
    private static final double FULL_SCALE = 32_768;
    private static final double LEAST_VARIANCE = 1e-7;
    private static final double LEAST_POWER = 1e-10;
    /** In powers of ten: what lies further below the loudest is raised to there. */
    private static final float RANGE = 8;

    private static final double[] HANN = hann();

    private final MelBands bands = new MelBands();
    private final FramePair pair = new FramePair();
    private final double[] padded = new double[SAMPLES + 2 * MARGIN];

    /**
     * Computes the features.
     *
     * @param samples PCM16 at 16 kHz, at most {@link #SAMPLES}
     * @param features takes {@link #BANDS} rows of {@link #FRAMES}, written from its index 0 whatever its position
     */
    void compute(short[] samples, FloatBuffer features) {
        normalise(samples);
        reflect();
        float loudest = Float.NEGATIVE_INFINITY;
        for (int frame = 0; frame < FRAMES; frame += 2) {
            cut(frame, pair.firstFrame());
            cut(frame + 1, pair.secondFrame());
            pair.transform();
            loudest = Math.max(loudest, write(pair.firstPower(), frame, features));
            loudest = Math.max(loudest, write(pair.secondPower(), frame + 1, features));
        }
        for (int i = 0; i < BANDS * FRAMES; i++) {
            features.put(i, (Math.max(features.get(i), loudest - RANGE) + 4) / 4);
        }
    }

    private void normalise(short[] samples) {
        double sum = 0;
        double squares = 0;
        for (short sample : samples) {
            double value = sample / FULL_SCALE;
            sum += value;
            squares += value * value;
        }
        double mean = sum / SAMPLES;
        double scale = 1 / Math.sqrt(squares / SAMPLES - mean * mean + LEAST_VARIANCE);
        int silence = MARGIN + SAMPLES - samples.length;
        for (int i = MARGIN; i < silence; i++) {
            padded[i] = -mean * scale;
        }
        for (int i = 0; i < samples.length; i++) {
            padded[silence + i] = (samples[i] / FULL_SCALE - mean) * scale;
        }
    }

    private void reflect() {
        int last = MARGIN + SAMPLES - 1;
        for (int i = 1; i <= MARGIN; i++) {
            padded[MARGIN - i] = padded[MARGIN + i];
            padded[last + i] = padded[last - i];
        }
    }

    private void cut(int frame, double[] out) {
        int start = frame * HOP_SAMPLES;
        for (int i = 0; i < HANN.length; i++) {
            out[i] = padded[start + i] * HANN[i];
        }
    }

    /** The loudest of the frame. */
    private float write(double[] spectrum, int frame, FloatBuffer features) {
        float loudest = Float.NEGATIVE_INFINITY;
        for (int band = 0; band < BANDS; band++) {
            float level = (float) Math.log10(Math.max(bands.power(spectrum, band), LEAST_POWER));
            features.put(band * FRAMES + frame, level);
            loudest = Math.max(loudest, level);
        }
        return loudest;
    }

    private static double[] hann() {
        double[] window = new double[FramePair.SAMPLES];
        for (int i = 0; i < window.length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length);
        }
        return window;
    }
}
