package ai.beluga.voice.phone;

import ai.beluga.voice.phone.playout.Echo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Keeps reached marks until their echo is due; loses some, if the line is bad. Not thread-safe. */
final class MarkDesk {

    private static final long SAMPLE_NANOS = 125_000;

    private final Deque<Echo> waiting = new ArrayDeque<>();
    private final List<Echo> all = new ArrayList<>();
    private final LineConditions conditions;
    private final RandomGenerator chance;

    MarkDesk(LineConditions conditions) {
        this.conditions = conditions;
        this.chance = new Random(conditions.seed());
    }

    void due(List<Echo> echoes) {
        for (Echo echo : echoes) {
            all.add(echo);
            if (!conditions.losesMark(chance)) {
                waiting.add(echo);
            }
        }
    }

    /** The names to echo now, in order. */
    List<String> take(long nanos) {
        List<String> names = new ArrayList<>();
        long delay = conditions.markDelay().toNanos();
        while (!waiting.isEmpty() && waiting.element().at() * SAMPLE_NANOS + delay <= nanos) {
            names.add(waiting.remove().name());
        }
        return names;
    }

    List<Echo> all() {
        return List.copyOf(all);
    }
}
