package ai.beluga.voice.provider.energy;

import java.util.Arrays;

/**
 * Powers of a frame in four octaves: 250 to 500, 500 to 1,000, 1,000 to 2,000 and 2,000 to 4,000 Hz. What lies below, mains
 * hum and rumble most of all, is left out.
 *
 * <p>A tree of half-band filters, each two first-order all-passes on the even and odd samples whose sum is the lower and
 * whose difference the upper half at half the rate: Vaidyanathan, Mitra and Neuvo, "A new approach to the realization of
 * low-sensitivity IIR digital filters", 1986. The elliptic pair of coefficients rejects by 36 dB beyond 0.3 of the rate.
 */
final class OctaveBands {

    static final int COUNT = 4;

    /** 10 ms at 8 kHz, which can be halved four times. */
    static final int FRAME_SAMPLES = 80;

    private static final float EVEN = 0.236_471f;
    private static final float ODD = 0.714_542f;
    private static final float FULL_SCALE = 32_768f;

    private final float[] lower = new float[FRAME_SAMPLES];
    private final float[] evenState = new float[COUNT];
    private final float[] oddState = new float[COUNT];

    /** Sets {@code powers}, from the lowest octave up; a full-scale square wave has 1 in all. */
    void split(short[] frame, float[] powers) {
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            lower[i] = frame[i] / FULL_SCALE;
        }
        int length = FRAME_SAMPLES / 2;
        for (int stage = 0; stage < COUNT; stage++) {
            powers[COUNT - 1 - stage] = halve(stage, length);
            length /= 2;
        }
    }

    /** Leaves the lower half in {@link #lower} and returns the mean power of the upper. */
    private float halve(int stage, int length) {
        float even = evenState[stage];
        float odd = oddState[stage];
        float power = 0;
        for (int i = 0; i < length; i++) {
            float first = lower[2 * i + 1];
            float second = lower[2 * i];
            float passedFirst = EVEN * first + even;
            even = first - EVEN * passedFirst;
            float passedSecond = ODD * second + odd;
            odd = second - ODD * passedSecond;
            float upper = (passedFirst - passedSecond) / 2;
            lower[i] = (passedFirst + passedSecond) / 2;
            power += upper * upper;
        }
        evenState[stage] = even;
        oddState[stage] = odd;
        return power / length;
    }

    void reset() {
        Arrays.fill(evenState, 0);
        Arrays.fill(oddState, 0);
    }
}
