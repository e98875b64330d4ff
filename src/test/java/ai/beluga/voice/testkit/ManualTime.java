package ai.beluga.voice.testkit;

import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that goes on when told: a clock, and timers that run on it in order. */
public final class ManualTime implements Ticker, Timers {

    private record Task(long atNanos, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::number));
    private long nowNanos = 1_000_000_000L;
    private long numbers;

    @Override
    public long nanos() {
        return nowNanos;
    }

    /** Milliseconds since the first call of the test began. */
    public long millis() {
        return (nowNanos - 1_000_000_000L) / 1_000_000;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable work) {
        Task task = new Task(nowNanos + delay.toNanos(), numbers++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Lets time pass; what falls due runs at its time. */
    public void advance(Duration duration) {
        long until = nowNanos + duration.toNanos();
        for (Task task = tasks.peek(); task != null && task.atNanos() <= until; task = tasks.peek()) {
            tasks.remove();
            nowNanos = Math.max(nowNanos, task.atNanos());
            task.work().run();
        }
        nowNanos = until;
    }

    /** How many tasks wait. */
    public int waiting() {
        return tasks.size();
    }
}
