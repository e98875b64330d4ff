package ai.beluga.voice.phone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Holds the caller's frames until the line lets them through. Not thread-safe. */
final class FramePacer {

    /** A frame with the number it has in the stream and the time at which it is due. */
    record Due(long index, byte[] mulaw, long atNanos) {}

    private final Deque<Due> waiting = new ArrayDeque<>();
    private final LineConditions conditions;
    private final RandomGenerator chance;
    private long next;
    private long latest;

    FramePacer(LineConditions conditions) {
        this.conditions = conditions;
        this.chance = new Random(conditions.seed());
    }

    void spoken(byte[] mulaw) {
        latest = Math.max(latest, conditions.sendAt(next, chance));
        waiting.add(new Due(next, mulaw, latest));
        next++;
    }

    List<Due> take(long nanos) {
        List<Due> due = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().atNanos() <= nanos) {
            due.add(waiting.remove());
        }
        return due;
    }
}
