package ai.beluga.voice.provider.rnnoise;

import java.util.Random;

/**
 * Something like a call, to practise on; the same in each run. The compiler leaves out what it never saw happen, so there is
 * some of everything, with the empty upper bands of a telephone: buzzing syllables that glide from a low voice to a high one
 * and from loud to faint, noise between them, and a little digital silence, which is cheap because the network is not run on
 * it.
 */
final class PracticeAudio {

    /** A telephone's. */
    static final int SAMPLE_RATE_HZ = 8_000;

    private static final double LOWEST_HZ = 70;
    private static final double HIGHEST_HZ = 350;
    private static final int SYLLABLES = 4;
    private static final double LOUDEST = 12_000;
    private static final double FAINTEST = 300;
    private static final double NOISE_LEVEL = 60;
    private static final double SILENCE_FROM_SECONDS = 0.95;

    private PracticeAudio() {}

    /** One second. */
    static short[] second() {
        Random random = new Random(1);
        short[] samples = new short[SAMPLE_RATE_HZ];
        double period = 0;
        for (int i = 0; i < samples.length * SILENCE_FROM_SECONDS; i++) {
            double time = (double) i / samples.length;
            period += glide(LOWEST_HZ, HIGHEST_HZ, time) / samples.length;
            double pulse = 1 - 2 * (period % 1);
            double syllable = Math.max(0, Math.sin(2 * Math.PI * SYLLABLES * time));
            double voice = glide(LOUDEST, FAINTEST, time) * pulse * syllable;
            samples[i] = (short) Math.round(voice + NOISE_LEVEL * random.nextGaussian());
        }
        return samples;
    }

    private static double glide(double from, double to, double time) {
        return from * Math.pow(to / from, time);
    }
}
