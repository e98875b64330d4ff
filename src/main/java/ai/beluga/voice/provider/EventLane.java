package ai.beluga.voice.provider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hands events on in the order they were added, one at a time, from whatever thread adds; no lock is held meanwhile. */
public final class EventLane<E> {

    private static final Logger LOG = System.getLogger(EventLane.class.getName());

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
                handOn(event);
            }
            seen = pending.addAndGet(-seen);
        } while (seen > 0);
    }

    /** What the target throws is its own fault: it is told in the log by its class, and the next event still leaves. */
    private void handOn(E event) {
        if (closed) {
            return;
        }
        try {
            target.accept(event);
        } catch (RuntimeException thrown) {
            LOG.log(
                    Level.ERROR,
                    "what an engine reported was not taken: {0}",
                    thrown.getClass().getName());
        }
    }

    /** Nothing leaves any more. */
    public void close() {
        closed = true;
        events.clear();
    }
}
