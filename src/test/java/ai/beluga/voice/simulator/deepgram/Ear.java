package ai.beluga.voice.simulator.deepgram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Understands sound by the script: a word after each 300 ms of it, what is left of the sentence 100 ms after it ended. A
 * pause of 300 ms ends a sentence. All positions are milliseconds of audio since the connection began.
 */
final class Ear {

    private static final int BLOCK_MILLIS = 20;
    private static final int BLOCK = BLOCK_MILLIS * Sound.RATE;
    private static final int LOUD = 400;
    private static final int WORD_MILLIS = 300;
    private static final int WORDS_OUT_MILLIS = 100;
    private static final int SENTENCE_OVER_MILLIS = 300;

    private final Script script;
    private final List<HeardWord> words = new ArrayList<>();
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long millis;
    private int sentence;
    private int spoken;
    private int loudMillis;
    private long lastLoudMillis;
    private boolean talking;

    /** @param sentence which one it belongs to */
    record HeardWord(String text, long startMillis, long endMillis, int sentence) {}

    Ear(Script script) {
        this.script = script;
        this.sentence = script.used();
    }

    void hear(byte[] muLaw) {
        for (byte code : muLaw) {
            block[filled++] = code;
            if (filled == BLOCK) {
                filled = 0;
                millis += BLOCK_MILLIS;
                block(Sound.loudness(block) > LOUD);
            }
        }
    }

    /** What came so far, also that of a block not full. */
    double seconds() {
        return (millis + filled / (double) Sound.RATE) / 1_000.0;
    }

    /** How far it has listened. */
    long millis() {
        return millis;
    }

    /** Every word understood so far. */
    List<HeardWord> words() {
        return words;
    }

    /** How long there was no sound; huge before the first. */
    long quietMillis() {
        return lastLoudMillis == 0 ? Long.MAX_VALUE / 2 : millis - lastLoudMillis;
    }

    private void block(boolean loud) {
        if (loud) {
            talking = true;
            loudMillis += BLOCK_MILLIS;
            lastLoudMillis = millis;
            understand(loudMillis / WORD_MILLIS);
        } else if (talking && quietMillis() >= SENTENCE_OVER_MILLIS) {
            talking = false;
            sentence++;
            spoken = 0;
            loudMillis = 0;
        } else if (talking && quietMillis() >= WORDS_OUT_MILLIS) {
            understand(Integer.MAX_VALUE);
        }
    }

    private void understand(int count) {
        String[] all = script.words(sentence);
        for (String word : Arrays.asList(all).subList(spoken, Math.max(spoken, Math.min(count, all.length)))) {
            long before = words.isEmpty() ? 0 : words.getLast().endMillis();
            long start = Math.max(before, lastLoudMillis - WORD_MILLIS + BLOCK_MILLIS);
            words.add(new HeardWord(word, start, Math.max(start + 1, lastLoudMillis), sentence));
            spoken++;
        }
    }
}
