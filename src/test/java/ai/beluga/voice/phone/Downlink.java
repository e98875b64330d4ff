package ai.beluga.voice.phone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Holds the server's messages until the line lets them through, in order. Not thread-safe. */
final class Downlink {

    /** A message and the time at which it arrives, in nanoseconds since the stream began. */
    record Due(ServerMessage message, long atNanos) {}

    private final Deque<Due> waiting = new ArrayDeque<>();
    private final LineConditions.Way way;
    private final RandomGenerator chance;
    private long latest;

    Downlink(LineConditions conditions) {
        this.way = conditions.heard();
        this.chance = new Random(conditions.seed() + 1);
    }

    void sent(ServerMessage message, long nanos) {
        latest = Math.max(latest, nanos + (way.isPerfect() ? 0 : way.lateNanos(chance)));
        waiting.add(new Due(message, latest));
    }

    List<Due> take(long nanos) {
        List<Due> due = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().atNanos() <= nanos) {
            due.add(waiting.remove());
        }
        return due;
    }
}
