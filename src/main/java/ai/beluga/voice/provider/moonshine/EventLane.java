package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.speech.stt.SttEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hands events on in the order they were added, one at a time, from whatever thread adds; no lock is held meanwhile. */
final class EventLane {

    private final Consumer<SttEvent> target;
    private final Queue<SttEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    EventLane(Consumer<SttEvent> target) {
        this.target = target;
    }

    /** Queues an event; it leaves with the next {@link #drain}. */
    void add(SttEvent event) {
        events.add(event);
    }

    /** Hands on what was added, unless another thread is about it, which then goes on with it. */
    void drain() {
        if (pending.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (SttEvent event = events.poll(); event != null; event = events.poll()) {
                if (!closed) {
                    target.accept(event);
                }
            }
            seen = pending.addAndGet(-seen);
        } while (seen > 0);
    }

    /** Nothing leaves any more. */
    void close() {
        closed = true;
        events.clear();
    }
}
