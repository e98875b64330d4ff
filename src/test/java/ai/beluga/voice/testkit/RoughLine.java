package ai.beluga.voice.testkit;

import java.time.Duration;
import java.util.Random;

/**
 * A bad way between gateway and carrier, on virtual time and by chance with a seed. What is sent keeps its order on either
 * way, but not marks among each other or with the caller's audio, if {@code marksInOrder} does not say so.
 */
public final class RoughLine {

    /**
     * How bad.
     *
     * @param wayMillis least time on either way
     * @param jitterMillis most that a message is later than that
     * @param gapMillis most that the network holds everything of one way and then delivers it at once
     * @param gapShare of messages that begin such a hold, 0 to 1
     * @param markDelayMillis most that a mark is echoed later than it was reached
     * @param markLoss share of marks never echoed, 0 to 1
     * @param marksInOrder whether a late mark keeps those behind it back
     */
    public record Roughness(
            int wayMillis,
            int jitterMillis,
            int gapMillis,
            double gapShare,
            int markDelayMillis,
            double markLoss,
            boolean marksInOrder) {}

    private final ManualTime time;
    private final Roughness how;
    private final Random chance;
    private final Way there = new Way();
    private final Way back = new Way();
    private long newestMarkMillis;
    private long heldUntilMillis;

    RoughLine(ManualTime time, Roughness how, long seed) {
        this.time = time;
        this.how = how;
        this.chance = new Random(seed);
    }

    /** Until then nothing more arrives, on either way, but what is on it already. */
    void holdUntil(long millis) {
        heldUntilMillis = millis;
    }

    void down(Runnable arrival) {
        there.send(arrival);
    }

    void up(Runnable arrival) {
        back.send(arrival);
    }

    /** A mark was reached in the millisecond that now begins. */
    void echo(Runnable arrival) {
        if (chance.nextDouble() < how.markLoss()) {
            return;
        }
        long late = 1 + how.wayMillis() + chance.nextInt(how.markDelayMillis() + 1);
        long at = time.millis() + late;
        newestMarkMillis = Math.max(newestMarkMillis, at);
        at(how.marksInOrder() ? newestMarkMillis : at, arrival);
    }

    private void at(long millis, Runnable arrival) {
        time.schedule(Duration.ofMillis(Math.max(millis, heldUntilMillis) - time.millis()), arrival);
    }

    /** One direction: in order, each message not before the one ahead of it. */
    private final class Way {
        private long newestMillis;

        void send(Runnable arrival) {
            long late = how.wayMillis() + chance.nextInt(how.jitterMillis() + 1);
            if (chance.nextDouble() < how.gapShare()) {
                late += chance.nextInt(how.gapMillis() + 1);
            }
            newestMillis = Math.max(newestMillis, time.millis() + late);
            at(newestMillis, arrival);
        }
    }
}
