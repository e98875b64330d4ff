package ai.beluga.voice.provider.energy;

import java.util.Arrays;

/**
 * Probability of speech in one call's frames. What counts is how much stronger each octave is than its own noise floor, mean
 * over the octaves, so that steady noise of any colour weighs nothing. Allocates nothing.
 */
final class EnergyScorer {

    /** How sure a few dB make: 2 dB under the level of 0.5 it is 0.28, 2 dB over it 0.72. */
    private static final double EXPONENT = 2;

    /**
     * How many times its least power in 1.5 s noise may have, from the lowest octave up: three times the mean measured on
     * white noise, which leaves room for noise that wanders. The fewer samples an octave has in a frame, the more it varies.
     */
    private static final float[] REACH = {9.3f, 6.2f, 4.8f, 4.1f};

    /** Noise at a call's begin: quieter than speech, louder than most lines. */
    private static final double FIRST_NOISE_DBFS = -45;

    /** -85 dB relative to full scale; one step of mu-law about zero is -72. */
    private static final double SILENCE_POWER = power(-85);

    /** One second: longer gaps are not filled. */
    private static final int LONGEST_GAP_FRAMES = 100;

    private final OctaveBands bands = new OctaveBands();
    private final RecentPowers[] recent = new RecentPowers[OctaveBands.COUNT];
    private final NoiseFloor[] floors = new NoiseFloor[OctaveBands.COUNT];
    private final float[] powers = new float[OctaveBands.COUNT];
    private final float leastNoise;
    private final double halfway;
    private boolean heard;
    private int silentFrames;

    EnergyScorer(EnergySettings settings) {
        this.halfway = power(settings.speechAboveNoiseDb());
        this.leastNoise = (float) (power(settings.leastLevelDbfs()) / halfway / OctaveBands.COUNT);
        float first = (float) (power(FIRST_NOISE_DBFS) / OctaveBands.COUNT);
        Arrays.setAll(recent, band -> new RecentPowers());
        Arrays.setAll(floors, band -> new NoiseFloor(settings.noiseWindowFrames(), REACH[band], first));
    }

    /** @param frame {@link OctaveBands#FRAME_SAMPLES} samples of PCM16 at 8 kHz */
    float score(short[] frame) {
        bands.split(frame, powers);
        if (isGap()) {
            return 0;
        }
        double above = 0;
        for (int band = 0; band < OctaveBands.COUNT; band++) {
            float power = recent[band].median(powers[band]);
            above += power / Math.max(leastNoise, floors[band].update(power));
        }
        double odds = Math.pow(above / OctaveBands.COUNT / halfway, EXPONENT);
        return (float) (odds / (1 + odds));
    }

    /** What the carrier lost comes as silence, and tells nothing of the noise; silence that lasts does. */
    private boolean isGap() {
        float total = 0;
        for (float power : powers) {
            total += power;
        }
        if (total > SILENCE_POWER) {
            heard = true;
            silentFrames = 0;
            return false;
        }
        silentFrames++;
        return heard && silentFrames <= LONGEST_GAP_FRAMES;
    }

    void reset() {
        heard = false;
        silentFrames = 0;
        bands.reset();
        for (int band = 0; band < OctaveBands.COUNT; band++) {
            recent[band].reset();
            floors[band].reset();
        }
    }

    private static double power(double decibels) {
        return Math.pow(10, decibels / 10);
    }
}
