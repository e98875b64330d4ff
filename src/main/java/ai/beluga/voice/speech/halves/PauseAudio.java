package ai.beluga.voice.speech.halves;

import java.util.Arrays;

/** What sounded since the caller paused, the newest of it. */
final class PauseAudio {

    /** Longer than a pause within a turn; and no more than is worth hearing. */
    private static final int MOST_SAMPLES = 5 * 8_000;

    private short[] samples = new short[0];
    private int count;

    void add(short[] more, int offset, int length) {
        if (samples.length < count + length) {
            samples = Arrays.copyOf(samples, Math.max(2 * samples.length, count + length));
        }
        System.arraycopy(more, offset, samples, count, length);
        count += length;
        if (count > MOST_SAMPLES) {
            System.arraycopy(samples, count - MOST_SAMPLES, samples, 0, MOST_SAMPLES);
            count = MOST_SAMPLES;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    short[] take() {
        short[] all = Arrays.copyOf(samples, count);
        count = 0;
        return all;
    }

    void forget() {
        count = 0;
    }
}
