package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.hearing.Half.Caller;
import ai.beluga.voice.hearing.LabelledSpeech.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a caller said, with pauses between and noise throughout, as it comes from the telephone.
 *
 * @param condition which noise, how loud, drawn from which seed
 * @param clean the speech alone, PCM16 at 8 kHz, not through mu-law
 * @param heard speech and noise after mu-law, PCM16 at 8 kHz
 * @param labels of the clean speech, one a step of 10 ms
 * @param spoken where each recording lies
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record NoisyCall(Condition condition, short[] clean, short[] heard, Label[] labels, List<Spoken> spoken) {

    private static final int SHORTEST_PAUSE_STEPS = 150;
    private static final int LONGEST_PAUSE_STEPS = 300;
    private static final double PEAK = 0.95;
    private static final double FULL_SCALE = 32_768;

    /**
     * What a call is mixed from.
     *
     * @param snrDb power of the active speech over the mean power of the noise, in dB; without meaning when there is none
     * @param rounds how often each recording is said, each time in another stretch of noise
     */
    record Condition(Half half, Caller caller, Noise noise, double snrDb, long seed, int rounds) {}

    /** A recording and the samples of the call it takes. */
    record Spoken(LabelledSpeech speech, int from, int to) {}

    /** One call of each caller of a half. */
    static List<Condition> all(Half half, Noise noise, double snrDb, long seed, int rounds) {
        return half.callers().stream()
                .map(caller -> new Condition(half, caller, noise, snrDb, seed, rounds))
                .toList();
    }

    static NoisyCall of(Condition condition) {
        Caller caller = condition.caller();
        Random random = new Random(31 * condition.seed()
                + 7L * caller.name().hashCode()
                + condition.noise().ordinal());
        List<Spoken> spoken = new ArrayList<>();
        int steps = pause(random);
        for (int round = 0; round < condition.rounds(); round++) {
            for (LabelledSpeech speech : caller.speech()) {
                int from = steps * LabelledSpeech.STEP_SAMPLES;
                spoken.add(new Spoken(speech, from, from + speech.samples().length));
                steps += speech.labels().length + 1 + pause(random);
            }
        }
        double[] clean = new double[steps * LabelledSpeech.STEP_SAMPLES];
        Label[] labels = new Label[steps];
        Arrays.fill(labels, Label.SILENCE);
        for (Spoken one : spoken) {
            LabelledSpeech speech = one.speech();
            System.arraycopy(speech.samples(), 0, clean, one.from(), speech.samples().length);
            System.arraycopy(
                    speech.labels(), 0, labels, one.from() / LabelledSpeech.STEP_SAMPLES, speech.labels().length);
        }
        double[] noise =
                condition.noise().samples(clean.length, random, condition.half().others(caller));
        double[] mixed = mixed(clean, noise, LabelledSpeech.ACTIVE_DBFS - condition.snrDb());
        double gain =
                Math.min(1, PEAK / Arrays.stream(mixed).map(Math::abs).max().orElseThrow());
        return new NoisyCall(condition, pcm(clean, gain), throughMuLaw(pcm(mixed, gain)), labels, spoken);
    }

    /** Adds noise brought to a mean power, in dB over that of 1. */
    static double[] mixed(double[] clean, double[] noise, double noiseDb) {
        double power = Arrays.stream(noise).map(it -> it * it).average().orElseThrow();
        double gain = power == 0 ? 0 : Math.sqrt(Math.pow(10, noiseDb / 10) / power);
        double[] mixed = new double[clean.length];
        Arrays.setAll(mixed, i -> clean[i] + gain * noise[i]);
        return mixed;
    }

    /** Length in seconds. */
    double seconds() {
        return heard.length / (double) Noise.RATE_HZ;
    }

    private static int pause(Random random) {
        return SHORTEST_PAUSE_STEPS + random.nextInt(LONGEST_PAUSE_STEPS - SHORTEST_PAUSE_STEPS + 1);
    }

    /** PCM16 of samples where 1 is full scale. */
    static short[] pcm(double[] samples, double gain) {
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.round(gain * samples[i] * FULL_SCALE);
        }
        return out;
    }

    private static short[] throughMuLaw(short[] samples) {
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = MuLaw.decode(MuLaw.encode(samples[i]));
        }
        return out;
    }
}
