package ai.beluga.voice.phone;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How good the line is. Everything in it happens by chance with a seed: the same seed gives the same delays in the same order.
 *
 * @param marks what becomes of echoes
 * @param said the caller's audio on its way to the server
 * @param heard the server's messages on their way to the ear: media, marks and clear, in order
 * @param told status callbacks
 */
public record LineConditions(Marks marks, Way said, Way heard, Told told, long seed) {

    /**
     * Echoes of marks, also of those that a clear has reached.
     *
     * @param least how much later than reached a mark is echoed at least
     * @param most and at most
     * @param loss share of marks never echoed, 0 to 1
     * @param inOrder whether a late echo holds back those behind it; if not, marks of a clear may overtake played ones
     */
    public record Marks(Duration least, Duration most, double loss, boolean inOrder) {

        public Marks {
            if (loss < 0 || loss > 1 || least.isNegative() || most.compareTo(least) < 0) {
                throw new IllegalArgumentException("mark loss must be 0 to 1, and mark delays 0 or more, the least first");
            }
        }

        boolean isLost(RandomGenerator chance) {
            return loss > 0 && chance.nextDouble() < loss;
        }

        long lateNanos(RandomGenerator chance) {
            return least.toNanos() + (most.equals(least) ? 0 : chance.nextLong(most.minus(least).toNanos() + 1));
        }
    }

    /**
     * One direction. Nothing overtakes.
     *
     * @param jitter most that a message is late
     * @param burstFrames so many caller frames come together at the time of the last of them; 1 is none
     * @param hold most that the network holds everything and then delivers it at once
     * @param holdShare of messages at which such a hold begins, 0 to 1
     */
    public record Way(Duration jitter, int burstFrames, Duration hold, double holdShare) {

        public Way {
            if (burstFrames < 1 || jitter.isNegative() || hold.isNegative() || holdShare < 0 || holdShare > 1) {
                throw new IllegalArgumentException(
                        "a burst must be at least 1 frame, a share 0 to 1, jitter and hold not negative");
            }
        }

        boolean isPerfect() {
            return jitter.isZero() && hold.isZero();
        }

        long lateNanos(RandomGenerator chance) {
            long late = jitter.isZero() ? 0 : chance.nextLong(jitter.toNanos() + 1);
            boolean held = !hold.isZero() && chance.nextDouble() < holdShare;
            return late + (held ? chance.nextLong(hold.toNanos() + 1) : 0);
        }
    }

    /**
     * Status callbacks.
     *
     * @param late most that one is late, each by itself, so that they come in any order
     * @param twice share of them that come twice, 0 to 1
     */
    public record Told(Duration late, double twice) {

        public Told {
            if (late.isNegative() || twice < 0 || twice > 1) {
                throw new IllegalArgumentException("callbacks must not come early, and twice in a share of 0 to 1");
            }
        }
    }

    private static final Way CLEAR = new Way(Duration.ZERO, 1, Duration.ZERO, 0);

    /** Late marks and caller frames only, all marks equally late. */
    public LineConditions(Duration markDelay, double markLoss, Duration jitter, int burstFrames, long seed) {
        this(
                new Marks(markDelay, markDelay, markLoss, true),
                new Way(jitter, burstFrames, Duration.ZERO, 0),
                CLEAR,
                new Told(Duration.ZERO, 0),
                seed);
    }

    /** A line without flaws. */
    public static LineConditions perfect() {
        return new LineConditions(Duration.ZERO, 0, Duration.ZERO, 1, 1);
    }

    /**
     * As bad as we have to bear: marks up to 800 ms late in any order, 5 % of them lost, 60 ms jitter either way, 2 % of
     * messages held for up to 220 ms, callbacks up to 2 s late, one in three twice.
     */
    public static LineConditions chaos(long seed) {
        Way way = new Way(Duration.ofMillis(60), 1, Duration.ofMillis(220), 0.02);
        return new LineConditions(
                new Marks(Duration.ZERO, Duration.ofMillis(800), 0.05, false),
                way,
                way,
                new Told(Duration.ofSeconds(2), 1 / 3.0),
                seed);
    }

    /** The same by another chance. */
    public LineConditions seeded(long other) {
        return new LineConditions(marks, said, heard, told, other);
    }

    /** When frame {@code index} is sent, in nanoseconds since the first could have been. Pure but for {@code chance}. */
    long sendAt(long index, RandomGenerator chance) {
        long burstEnd = (index / said.burstFrames() + 1) * said.burstFrames();
        return burstEnd * MediaClock.FRAME_NANOS + said.lateNanos(chance);
    }
}
