package ai.beluga.voice.simulator.realtime;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Counts events by type, and lets a test wait for one. */
public final class Tally {

    private static final int MOST_WAITING = 20_000;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    /** One more of this type. */
    public void add(String type) {
        counts.merge(type, 1, Integer::sum);
        while (!waiting.offer(type)) {
            waiting.poll();
        }
    }

    /** How many of this type came. */
    public int count(String type) {
        return counts.getOrDefault(type, 0);
    }

    /** The next of this type; those before it are passed over for good. */
    public void await(String type, long seconds) {
        try {
            String next = waiting.poll(seconds, TimeUnit.SECONDS);
            while (next != null && !next.equals(type)) {
                next = waiting.poll(seconds, TimeUnit.SECONDS);
            }
            if (next == null) {
                throw new AssertionError("no " + type + " within " + seconds + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
