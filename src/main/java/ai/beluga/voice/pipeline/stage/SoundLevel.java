package ai.beluga.voice.pipeline.stage;

/**
 * How loud a sound is while it is loud: the mean power of its frames that are less than 16 dB below the loudest one. Also
 * counts the frames just before it was noticed.
 */
final class SoundLevel {

    private static final double FULL_SCALE = 32_768;
    private static final double BELOW_LOUDEST = Math.pow(10, -1.6);
    /** Frames from before a sound was noticed: 160 ms of 20 ms each. */
    private static final int BEFORE = 8;

    private double[] powers = new double[64];
    private int frames;

    /** Power at a level in decibels relative to full scale. */
    static double power(int dbfs) {
        return FULL_SCALE * FULL_SCALE * Math.pow(10, dbfs / 10.0);
    }

    /** Takes a frame; one that is of no sound yet stays only as long as it may turn out to be its beginning. */
    void add(short[] samples, int length, boolean sounding) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) samples[i] * samples[i];
        }
        if (frames == powers.length || !sounding && frames >= BEFORE) {
            System.arraycopy(powers, 1, powers, 0, frames - 1);
            frames--;
        }
        powers[frames++] = length == 0 ? 0 : sum / length;
    }

    void forget() {
        frames = 0;
    }

    /** Mean power of the loud frames. */
    double active() {
        double loudest = 0;
        for (int i = 0; i < frames; i++) {
            loudest = Math.max(loudest, powers[i]);
        }
        double sum = 0;
        int count = 0;
        for (int i = 0; i < frames; i++) {
            if (powers[i] >= loudest * BELOW_LOUDEST) {
                sum += powers[i];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
