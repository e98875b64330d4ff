package ai.beluga.voice.hearing;

import java.util.function.IntPredicate;

/**
 * How much of a signal is the speech that it should be, whatever its level: scale-invariant signal-to-distortion ratio of
 * Le Roux, Wisdom, Erdogan and Hershey, "SDR – half-baked or well done?", ICASSP 2019.
 */
final class SiSdr {

    /** What is left over counts as at least this part of the whole, so that a perfect signal has 100 dB. */
    private static final double LEAST_PART = 1e-10;

    private SiSdr() {}

    /**
     * The ratio in dB, from -100 to 100.
     *
     * @param counted which samples are looked at
     */
    static double db(short[] wanted, short[] got, IntPredicate counted) {
        double energy = 0;
        double product = 0;
        double all = 0;
        for (int i = 0; i < got.length; i++) {
            if (counted.test(i)) {
                energy += (double) wanted[i] * wanted[i];
                product += (double) wanted[i] * got[i];
                all += (double) got[i] * got[i];
            }
        }
        if (energy == 0 || all == 0) {
            return -100;
        }
        double speech = product * product / energy;
        double floor = LEAST_PART * all;
        return 10 * Math.log10(Math.max(speech, floor) / Math.max(all - speech, floor));
    }
}
