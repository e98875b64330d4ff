package ai.beluga.voice.matrix;

import ai.beluga.voice.phone.StreamRecord;
import ai.beluga.voice.phone.sound.MuLaw;
import java.time.Duration;
import java.util.List;

/** What the caller did not hear: silence by energy, in frames of 20 ms. Positions are samples. */
final class Silences {

    private static final int FRAME = 160;
    private static final int SAMPLES_PER_MILLI = 8;
    /** Root mean square of 32768 below which nobody hears a thing on a telephone. */
    private static final double QUIET = 150;

    private final byte[] heard;
    private final List<StreamRecord.Saying> sayings;

    Silences(StreamRecord stream) {
        this.heard = stream.heard();
        this.sayings = stream.sayings();
    }

    /** From the beginning of the stream to the first sound. */
    Duration beforeGreeting() {
        return longest(0, sayings.isEmpty() ? heard.length : sayings.getFirst().speechStart());
    }

    /** The longest between the end of a saying and the last sound before the next one; all of it when there was no sound. */
    Duration after(int saying) {
        return saying < sayings.size() ? longest(sayings.get(saying).speechEnd(), until(saying)) : Duration.ZERO;
    }

    private long until(int saying) {
        return saying + 1 < sayings.size() ? sayings.get(saying + 1).speechStart() : heard.length;
    }

    private Duration longest(long from, long until) {
        long longest = 0;
        long silentFrom = from;
        boolean sound = false;
        for (long at = from; at + FRAME <= Math.min(until, heard.length); at += FRAME) {
            if (isLoud((int) at)) {
                longest = Math.max(longest, at - silentFrom);
                silentFrom = at + FRAME;
                sound = true;
            }
        }
        return Duration.ofMillis((sound ? longest : until - from) / SAMPLES_PER_MILLI);
    }

    private boolean isLoud(int at) {
        double energy = 0;
        for (int i = at; i < at + FRAME; i++) {
            double sample = MuLaw.decode(heard[i]);
            energy += sample * sample;
        }
        return Math.sqrt(energy / FRAME) > QUIET;
    }
}
