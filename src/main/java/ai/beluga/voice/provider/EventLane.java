package ai.beluga.voice.provider;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hands events on in the order they were added, one at a time, from whatever thread adds; no lock is held meanwhile. */
public final class EventLane<E> {

    private final Consumer<E> target;
    private final Queue<E> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    public EventLane(Consumer<E> target) {
        this.target = target;
    }

    /** Queues an event; it leaves with the next {@link #drain}. */
    public void add(E event) {
        events.add(event);
    }

    /** Hands on what was added, unless another thread is about it, which then goes on with it. */
    public void drain() {
        if (pending.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (E event = events.poll(); event != null; event = events.poll()) {
                if (!closed) {
                    target.accept(event);
                }
            }
            seen = pending.addAndGet(-seen);
        } while (seen > 0);
    }

    /** Nothing leaves any more. */
    public void close() {
        closed = true;
        events.clear();
    }
}
