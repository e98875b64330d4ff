package ai.beluga.voice.provider.rnnoise;

import java.util.Random;

/**
 * Something like a voice in noise, to practise on: silence would be cheaper than a call is, for the network is not run on
 * it. Buzzing pulses in syllables, over white noise about 20 dB below; the same in each run.
 */
final class PracticeAudio {

    private static final int PULSE_HZ = 120;
    private static final int SYLLABLES_HZ = 4;
    private static final double VOICE_LEVEL = 6_000;
    private static final double NOISE_LEVEL = 400;

    private PracticeAudio() {}

    /** One second at the network's rate. */
    static short[] second() {
        Random random = new Random(1);
        short[] samples = new short[RnnoiseState.SAMPLE_RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            double time = (double) i / samples.length;
            double pulse = 1 - 2 * (time * PULSE_HZ % 1);
            double syllable = Math.pow(Math.sin(Math.PI * SYLLABLES_HZ * time), 2);
            samples[i] = (short) Math.round(VOICE_LEVEL * pulse * syllable + NOISE_LEVEL * random.nextGaussian());
        }
        return samples;
    }
}
