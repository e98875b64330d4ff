package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.provider.mary.EmbeddedVoice;
import ai.beluga.voice.testkit.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Turns with a label: whole recordings are complete; cut at the pauses and dips inside they are not. Both end alike: 200 ms
 * after the last sound, with what was recorded there and then noise as soft as the recording's softest, so that the end itself
 * gives nothing away.
 */
final class TurnMaterial {

    /** librivox-0880 is read as a clause that 0890 goes on with, so it is neither; decided before anything was measured. */
    private static final String NEITHER = "librivox-0880";

    /** The comma stands where the speaker hesitates; the voice pauses there and goes on. */
    private static final List<String> SENTENCES = List.of(
            "I would like to, check the balance of my savings account.",
            "My number is, five five five, eight six seven five.",
            "Please send it to my office and, to my home address.",
            "I want to change my booking because, my train is late.",
            "Can you tell me, when the store opens on Saturday?",
            "I have a question about, my last invoice.",
            "We need a table for four people and, two children.",
            "The name on the account is, Margaret Hill.",
            "I would like to speak to, someone in support.",
            "It was delivered to, the wrong address.",
            "I am calling because, my phone does not work.",
            "Could you please, transfer me to a person?",
            "I would like two tickets and, a seat for my dog.",
            "My order number is, four seven two nine one.");

    private static final int STEP_MILLIS = 10;
    private static final int STEP = 8 * STEP_MILLIS;
    /** Below the loud parts, in decibels: this is no speech. */
    private static final double QUIET_DECIBELS = 28;
    /** Shorter ones are the stops within words. */
    private static final int DIP_MILLIS = 80;

    private static final int TAIL_MILLIS = 200;
    private static final int LEAD_MILLIS = 400;
    /** So much speech lies before a cut and after it. */
    private static final int LEAST_SPEECH_MILLIS = 300;

    private final String name;
    private final TurnClip.Set set;
    private final short[] samples;
    private final double[] levels;
    private final double quiet;

    private TurnMaterial(String name, TurnClip.Set set, short[] samples) {
        this.name = name;
        this.set = set;
        this.samples = samples;
        this.levels = levels(samples);
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        this.quiet = sorted[sorted.length * 95 / 100] - QUIET_DECIBELS;
    }

    /** All of it. */
    static List<TurnClip> clips() {
        List<TurnClip> clips = new ArrayList<>();
        for (Recording recording : Recording.all()) {
            TurnClip.Set set = Half.TUNING.holds(recording.name()) ? TurnClip.Set.TUNING : TurnClip.Set.SET_ASIDE;
            clips.addAll(new TurnMaterial(recording.name(), set, recording.samples()).cut());
        }
        for (String sentence : SENTENCES) {
            byte[] codes = EmbeddedVoice.muLaw(sentence);
            short[] spoken = new short[codes.length];
            MuLaw.decode(codes, 0, codes.length, spoken, 0);
            clips.addAll(new TurnMaterial(sentence, TurnClip.Set.SYNTHETIC, spoken).cut());
        }
        return clips;
    }

    private List<TurnClip> cut() {
        List<TurnClip> clips = new ArrayList<>();
        int last = levels.length - 1;
        while (isQuiet(last)) {
            last--;
        }
        for (int step = 0; step <= last; step++) {
            int start = step;
            while (isQuiet(step)) {
                step++;
            }
            int pauseMillis = (step - start) * STEP_MILLIS;
            boolean amidSpeech = Math.min(speechMillis(0, start), speechMillis(step, last + 1)) >= LEAST_SPEECH_MILLIS;
            if (pauseMillis >= DIP_MILLIS && amidSpeech) {
                clips.add(clip(start, pauseMillis));
            }
        }
        if (!name.equals(NEITHER)) {
            clips.add(clip(last + 1, 0));
        }
        return clips;
    }

    private TurnClip clip(int endStep, int pauseMillis) {
        int first = 0;
        while (isQuiet(first)) {
            first++;
        }
        int from = Math.max(0, first * STEP - 8 * LEAD_MILLIS);
        int end = endStep * STEP;
        int tail = 8 * (pauseMillis == 0 ? TAIL_MILLIS : Math.min(pauseMillis, TAIL_MILLIS));
        int recorded = Math.min(samples.length, end + tail);
        short[] clip = new short[end + 8 * TAIL_MILLIS - from];
        System.arraycopy(samples, from, clip, 0, recorded - from);
        double softest = Math.pow(10, Arrays.stream(levels).min().orElse(0) / 20);
        Random noise = new Random(endStep);
        for (int i = recorded - from; i < clip.length; i++) {
            clip[i] = (short) Math.round(noise.nextGaussian() * softest);
        }
        return new TurnClip(name + " @" + endStep * STEP_MILLIS, set, pauseMillis == 0, pauseMillis, clip);
    }

    private int speechMillis(int from, int to) {
        return (int) IntStream.range(from, to).filter(step -> !isQuiet(step)).count() * STEP_MILLIS;
    }

    private boolean isQuiet(int step) {
        return levels[step] < quiet;
    }

    private static double[] levels(short[] samples) {
        double[] levels = new double[samples.length / STEP];
        for (int step = 0; step < levels.length; step++) {
            double power = 1;
            for (int i = 0; i < STEP; i++) {
                double value = samples[step * STEP + i];
                power += value * value / STEP;
            }
            levels[step] = 10 * Math.log10(power);
        }
        return levels;
    }
}
