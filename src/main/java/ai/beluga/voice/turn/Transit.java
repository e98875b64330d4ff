package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long audio takes to the ear on one line. Only marks tell: one that comes back bounds the way from above, as it holds
 * the way there, the wait for the ear, and the way back. The best of them is nearest to the way there alone.
 *
 * <p>What it says of audio no mark has come back for rests on one assumption: no way there takes more than {@link #SPREAD}
 * longer than the shortest of those on this line. Until a first mark is back nothing is said.
 */
public final class Transit {

    /**
     * How much longer than the shortest way another may take: one packet that TCP has to send twice (at least 200 ms) and
     * its jitter. As the lead is sent before it is needed, all but 50 ms of it cost no word in a reply under way.
     */
    public static final Duration SPREAD = Duration.ofMillis(300);

    /** Marks remembered: those of the last quarter of a minute of speech, so that a way that grew longer is noticed. */
    private static final int NEWEST = 64;

    private final long[] newestNanos = new long[NEWEST];
    private int observed;

    /** A mark came back so long after the audio before it would have been played, had the way taken no time. */
    void observed(long nanos) {
        newestNanos[observed++ % NEWEST] = nanos;
    }

    /** The longest that audio is taken to be on its way there; empty while no mark has come back. */
    OptionalLong longestNanos() {
        if (observed == 0) {
            return OptionalLong.empty();
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < Math.min(observed, NEWEST); i++) {
            best = Math.min(best, newestNanos[i]);
        }
        return OptionalLong.of(best + SPREAD.toNanos());
    }
}
