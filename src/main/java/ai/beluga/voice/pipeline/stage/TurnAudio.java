package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.RateChange;
import java.util.Arrays;

/**
 * The caller's audio whose text may still change: what another recogniser has to hear when the one at work dies. Positions
 * count samples since the call began to be recognised. Of more than the bound the oldest second is dropped.
 */
final class TurnAudio {

    private static final int DROPPED_AT_ONCE = 8_000;
    private static final int FIRST_SIZE = 2 * 8_000;

    private final int most;
    private short[] samples = new short[FIRST_SIZE];
    private int length;
    private long begin;
    private long lostUntil;

    /** @param most samples kept; more than a second of them */
    TurnAudio(int most) {
        this.most = most;
    }

    void add(short[] more, int count) {
        if (length + count > most) {
            dropUntil(begin + Math.max(count, DROPPED_AT_ONCE));
            lostUntil = begin;
        }
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.min(most, Math.max(2 * samples.length, length + count)));
        }
        System.arraycopy(more, 0, samples, length, count);
        length += count;
    }

    /** So many samples fit in without another array. */
    int room() {
        return samples.length;
    }

    /** Where the first sample kept lies. */
    long begin() {
        return begin;
    }

    /** Where the next sample goes. */
    long end() {
        return begin + length;
    }

    /** Audio before this was dropped for lack of room: nobody can hear it again. */
    long lostUntil() {
        return lostUntil;
    }

    /** What lies before {@code position} is not needed any more. */
    void dropUntil(long position) {
        int count = Math.clamp(position - begin, 0, length);
        if (count == length && samples.length > FIRST_SIZE) {
            samples = new short[FIRST_SIZE];
        } else {
            System.arraycopy(samples, count, samples, 0, length - count);
        }
        length -= count;
        begin += count;
    }

    /** What lies behind {@code position} was nothing. */
    void dropFrom(long position) {
        length = Math.clamp(position - begin, 0, length);
    }

    /** A copy of what lies between these positions, as far as it is kept. */
    short[] between(long from, long to) {
        int first = Math.clamp(from - begin, 0, length);
        int last = Math.clamp(to - begin, first, length);
        return Arrays.copyOfRange(samples, first, last);
    }

    /** Gives all of it, in runs of at most {@code run} samples. */
    void replay(int run, RateChange.Sink sink) {
        for (int offset = 0; offset < length; offset += run) {
            sink.accept(samples, offset, Math.min(run, length - offset));
        }
    }
}
