package ai.beluga.voice.phone;

import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** All that happened in a call, with its time since the call began. Thread-safe. */
public final class TimeLine {

    /** One thing that happened. */
    public record Entry(Duration at, String event, Map<String, String> details) {}

    private final Instant wall = Instant.now();
    private final long origin = System.nanoTime();
    private final List<Entry> entries = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    TimeLine() {}

    /** The time of day at which the call began, by this machine's clock. */
    public Instant began() {
        return wall;
    }

    /** The time since the call began. */
    Duration now() {
        return Duration.ofNanos(System.nanoTime() - origin);
    }

    void add(String event, Map<String, String> details) {
        lock.lock();
        try {
            entries.add(new Entry(now(), event, new TreeMap<>(details)));
        } finally {
            lock.unlock();
        }
    }

    void add(String event) {
        add(event, Map.of());
    }

    /** What happened so far, in order. */
    public List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** One JSON object a line: {@code millis}, {@code event} and its details as text. */
    public String toJsonLines() {
        return entries().stream().map(TimeLine::json).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String json(Entry entry) {
        JsonObjectBuilder line = ServerMessage.JSON
                .createObjectBuilder()
                .add("millis", Math.round(entry.at().toNanos() / 1e5) / 10.0)
                .add("event", entry.event());
        entry.details().forEach(line::add);
        return line.build().toString();
    }
}
