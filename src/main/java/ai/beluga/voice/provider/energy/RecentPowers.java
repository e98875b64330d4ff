package ai.beluga.voice.provider.energy;

import java.util.Arrays;

/** Median power of the last five frames of a band: steadies that of noise, and shortens a click. */
final class RecentPowers {

    private static final int FRAMES = 5;

    /** A power counts when the half of the frames are like it. */
    static final int DELAY_FRAMES = FRAMES / 2;

    private final float[] recent = new float[FRAMES];
    private final float[] sorted = new float[FRAMES];
    private int next;
    private boolean empty = true;

    /** Takes the next frame's power; before the first, all were like it. */
    float median(float power) {
        if (empty) {
            empty = false;
            Arrays.fill(recent, power);
        }
        recent[next] = power;
        next = (next + 1) % FRAMES;
        for (int i = 0; i < FRAMES; i++) {
            float value = recent[i];
            int at = i;
            while (at > 0 && sorted[at - 1] > value) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = value;
        }
        return sorted[FRAMES / 2];
    }

    void reset() {
        empty = true;
        next = 0;
    }
}
