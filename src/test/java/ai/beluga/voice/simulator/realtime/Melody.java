package ai.beluga.voice.simulator.realtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Speech by rule: each word is three tones of its own, {@value #WORD_MILLIS} ms with the pause after it, so that whoever hears
 * it can tell which words were spoken, and whether to their end. Case and punctuation make no sound.
 */
public final class Melody {

    /** From the start of a word to that of the next. */
    public static final int WORD_MILLIS = 150;

    /** How much of {@link #WORD_MILLIS} sounds. */
    static final int SOUND_MILLIS = 120;

    private static final int TONE_MILLIS = 40;
    private static final int TONES = 3;
    private static final int PITCHES = 40;
    private static final int LOWEST_HERTZ = 300;
    private static final int STEP_HERTZ = 70;
    private static final int AMPLITUDE = 8_000;
    private static final int BLOCK_MILLIS = 5;
    private static final int LOUD = 500;
    private static final int QUIET_BLOCKS = 3;

    private Melody() {}

    /**
     * A word that was heard.
     *
     * @param text as in the vocabulary; {@code ?} for what is in none
     * @param whole up to its last tone
     */
    public record HeardWord(String text, int startMillis, int endMillis, boolean whole) {}

    /** The words of a text that sound. */
    public static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !key(word).isEmpty())
                .toList();
    }

    /** How long a text sounds. */
    public static int millis(String text) {
        return words(text).size() * WORD_MILLIS;
    }

    /** A text as it sounds. */
    public static short[] of(String text, int rate) {
        List<String> words = words(text);
        short[] samples = new short[words.size() * WORD_MILLIS * rate / 1_000];
        int tone = TONE_MILLIS * rate / 1_000;
        for (int w = 0; w < words.size(); w++) {
            int[] pitches = pitches(words.get(w));
            int start = w * WORD_MILLIS * rate / 1_000;
            for (int i = 0; i < tone * TONES; i++) {
                double angle = 2 * Math.PI * hertz(pitches[i / tone]) * (i % tone) / rate;
                samples[start + i] = (short) (AMPLITUDE * Math.sin(angle));
            }
        }
        return samples;
    }

    /** Of a text, as the telephone carries it. */
    public static byte[] muLaw(String text) {
        return Coding.MULAW.encode(of(text, Coding.MULAW.rate()));
    }

    /** {@link #heard(short[], int, Collection)} of mu-law at 8 kHz. */
    public static List<HeardWord> heard(byte[] muLaw, Collection<String> vocabulary) {
        return heard(Coding.MULAW.decode(muLaw), Coding.MULAW.rate(), vocabulary);
    }

    /**
     * The words that sound in {@code samples}, in order.
     *
     * @param vocabulary texts with all words there may be
     * @throws IllegalArgumentException if two words of the vocabulary sound alike
     */
    public static List<HeardWord> heard(short[] samples, int rate, Collection<String> vocabulary) {
        Map<List<Integer>, String> known = known(vocabulary);
        List<HeardWord> heard = new ArrayList<>();
        int block = BLOCK_MILLIS * rate / 1_000;
        int start = -1;
        int quiet = 0;
        for (int b = 0; b <= samples.length / block + QUIET_BLOCKS; b++) {
            boolean loud = loudness(samples, b * block, block) > LOUD;
            if (loud) {
                start = start < 0 ? b : start;
                quiet = 0;
            } else if (start >= 0 && ++quiet == QUIET_BLOCKS) {
                int end = b - QUIET_BLOCKS + 1;
                heard.add(word(samples, rate, new int[] {start * BLOCK_MILLIS, end * BLOCK_MILLIS}, known));
                start = -1;
                quiet = 0;
            }
        }
        return heard;
    }

    private static Map<List<Integer>, String> known(Collection<String> vocabulary) {
        Map<List<Integer>, String> known = new HashMap<>();
        for (String text : vocabulary) {
            for (String word : words(text)) {
                List<Integer> melody = Arrays.stream(pitches(word)).boxed().toList();
                String other = known.putIfAbsent(melody, word);
                if (other != null && !key(other).equals(key(word))) {
                    throw new IllegalArgumentException(other + " and " + word + " sound alike");
                }
            }
        }
        return known;
    }

    private static HeardWord word(short[] samples, int rate, int[] span, Map<List<Integer>, String> known) {
        List<Integer> melody = new ArrayList<>();
        for (int tone = 0; tone < TONES; tone++) {
            int from = (int) ((long) (span[0] + tone * TONE_MILLIS + BLOCK_MILLIS) * rate / 1_000);
            melody.add(pitch(samples, from, (TONE_MILLIS - 2 * BLOCK_MILLIS) * rate / 1_000, rate));
        }
        boolean whole = span[1] - span[0] >= SOUND_MILLIS - 2 * BLOCK_MILLIS;
        return new HeardWord(whole ? known.getOrDefault(melody, "?") : "?", span[0], span[1], whole);
    }

    private static int pitch(short[] samples, int from, int count, int rate) {
        int best = 0;
        double most = -1;
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            double power = power(samples, from, count, 2 * Math.PI * hertz(pitch) / rate);
            if (power > most) {
                most = power;
                best = pitch;
            }
        }
        return best;
    }

    /** By Goertzel's algorithm. */
    private static double power(short[] samples, int from, int count, double angle) {
        double factor = 2 * Math.cos(angle);
        double last = 0;
        double beforeLast = 0;
        for (int i = from; i < Math.min(samples.length, from + count); i++) {
            double now = samples[i] + factor * last - beforeLast;
            beforeLast = last;
            last = now;
        }
        return last * last + beforeLast * beforeLast - factor * last * beforeLast;
    }

    private static int loudness(short[] samples, int from, int count) {
        long sum = 0;
        for (int i = from; i < Math.min(samples.length, from + count); i++) {
            sum += Math.abs(samples[i]);
        }
        return (int) (sum / count);
    }

    private static int[] pitches(String word) {
        int mixed = key(word).hashCode() * 0x9E3779B1;
        mixed ^= mixed >>> 15;
        int[] pitches = new int[TONES];
        for (int i = 0; i < TONES; i++) {
            pitches[i] = Math.floorMod(mixed, PITCHES);
            mixed = Math.floorDiv(mixed, PITCHES);
        }
        return pitches;
    }

    private static int hertz(int pitch) {
        return LOWEST_HERTZ + pitch * STEP_HERTZ;
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
