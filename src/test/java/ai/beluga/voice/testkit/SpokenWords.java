package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.MuLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A caller's words as sound: each lasts 200 ms at a loudness of its own, so that a recogniser of the tests understands what it
 * hears and not what a script says, and a word lost or heard twice at a seam shows.
 */
public final class SpokenWords {

    /** How long a word lasts. */
    public static final int WORD_MILLIS = 200;

    private static final int FIRST_LEVEL = 3_000;
    private static final int LEVEL_STEP = 1_200;

    private SpokenWords() {}

    /** One frame of word number {@code word}, in mu-law. */
    static byte[] frame(int word, int bytes) {
        byte[] frame = new byte[bytes];
        Arrays.fill(frame, MuLaw.encode((short) (FIRST_LEVEL + word * LEVEL_STEP)));
        return frame;
    }

    /** A frame in which nobody speaks, in mu-law. */
    static byte[] silence(int bytes) {
        byte[] frame = new byte[bytes];
        Arrays.fill(frame, MuLaw.SILENCE);
        return frame;
    }

    /** A frame of speech without words. */
    static byte[] tone(int bytes) {
        byte[] frame = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            frame[i] = MuLaw.encode((short) (8_000 * Math.sin(2 * Math.PI * 400 * i / 8_000)));
        }
        return frame;
    }

    /** The words heard in PCM16: runs of a level, each at least half a word long. */
    static String understand(short[] samples, int length, int rateHz) {
        int wordSamples = WORD_MILLIS * rateHz / 1_000;
        List<String> words = new ArrayList<>();
        int run = 0;
        int current = -1;
        for (int i = 0; i <= length; i++) {
            int word = i < length ? word(samples[i]) : -1;
            if (word != current) {
                for (int left = run; current >= 0 && left >= wordSamples / 2; left -= wordSamples) {
                    words.add("w" + current);
                }
                current = word;
                run = 0;
            }
            run++;
        }
        return String.join(" ", words);
    }

    private static int word(short sample) {
        int level = Math.abs(sample) - FIRST_LEVEL + LEVEL_STEP / 2;
        return level < 0 ? -1 : level / LEVEL_STEP;
    }

    /** The words from number {@code from} to {@code to}, both included, as they are to be understood. */
    public static String text(int from, int to) {
        String[] words = new String[to - from + 1];
        Arrays.setAll(words, i -> "w" + (from + i));
        return String.join(" ", words);
    }
}
