package ai.beluga.voice.phone;

import ai.beluga.voice.phone.playout.Echo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Keeps reached marks until their echo is due; loses some, if the line is bad. Not thread-safe. */
final class MarkDesk {

    private static final long SAMPLE_NANOS = 125_000;

    private record Waiting(String name, long dueNanos, long number) {}

    private final Queue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::dueNanos).thenComparingLong(Waiting::number));
    private final List<Echo> all = new ArrayList<>();
    private final LineConditions.Marks marks;
    private final RandomGenerator chance;
    private long latestNanos;

    MarkDesk(LineConditions conditions) {
        this.marks = conditions.marks();
        this.chance = new Random(conditions.seed());
    }

    void due(List<Echo> echoes) {
        for (Echo echo : echoes) {
            all.add(echo);
            if (!marks.isLost(chance)) {
                long due = echo.at() * SAMPLE_NANOS + marks.lateNanos(chance);
                latestNanos = Math.max(latestNanos, due);
                waiting.add(new Waiting(echo.name(), marks.inOrder() ? latestNanos : due, all.size()));
            }
        }
    }

    /** The names to echo now, in order. */
    List<String> take(long nanos) {
        List<String> names = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().dueNanos() <= nanos) {
            names.add(waiting.remove().name());
        }
        return names;
    }

    List<Echo> all() {
        return List.copyOf(all);
    }
}
