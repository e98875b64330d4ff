package ai.beluga.voice.session;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.VoiceEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The one door to a session: any thread puts events in, the handler sees one at a time, urgent ones first. No thread is
 * held while nothing is to do.
 *
 * <p>Of caller audio beyond {@link #MOST_WAITING} frames the oldest is dropped, and counted. Nothing else is dropped.
 */
final class Mailbox {

    /** Ten seconds of caller audio. */
    static final int MOST_WAITING = 500;

    /** One call does not keep a foreign thread longer than this many events. */
    private static final int BUDGET = 32;

    private final Queue<VoiceEvent> urgent = new ConcurrentLinkedQueue<>();
    private final Queue<VoiceEvent> ordered = new ConcurrentLinkedQueue<>();
    /** One more until the mailbox opens. */
    private final AtomicInteger pending = new AtomicInteger(1);

    private final AtomicInteger waitingFrames = new AtomicInteger();
    private final AtomicLong droppedFrames = new AtomicLong();
    private final Executor executor;
    private final Consumer<VoiceEvent> handler;

    /** @param handler sees one event at a time, the first once the mailbox is open; must not throw */
    Mailbox(Executor executor, Consumer<VoiceEvent> handler) {
        this.executor = executor;
        this.handler = handler;
    }

    /** What came by now is handled, and all that comes: whoever handles it is made. */
    void open() {
        if (pending.decrementAndGet() > 0) {
            dispatch();
        }
    }

    /** Puts an event in; it is handled on another thread. */
    void post(VoiceEvent event) {
        if (add(event)) {
            dispatch();
        }
    }

    /** Puts an event in and, when nobody is at it, handles it on this thread. */
    void deliver(VoiceEvent event) {
        if (add(event)) {
            drain();
        }
    }

    /** Frames of caller audio that were dropped because the session could not keep up. */
    long droppedFrames() {
        return droppedFrames.get();
    }

    /** {@code true} when the caller of this method now has to see to the events. */
    private boolean add(VoiceEvent event) {
        if (event instanceof VoiceEvent.LineAudio && waitingFrames.incrementAndGet() > MOST_WAITING) {
            dropOldestFrame();
        }
        (event instanceof VoiceEvent.Urgent ? urgent : ordered).add(event);
        return pending.getAndIncrement() == 0;
    }

    /** Its place among the pending stays: who comes to it finds nothing to do. */
    private void dropOldestFrame() {
        for (VoiceEvent waiting : ordered) {
            if (waiting instanceof VoiceEvent.LineAudio && ordered.remove(waiting)) {
                waitingFrames.decrementAndGet();
                droppedFrames.incrementAndGet();
                return;
            }
        }
    }

    private void dispatch() {
        try {
            executor.execute(this::drain);
        } catch (RuntimeException e) { // a server that stops throws more than it declares
            refused();
        }
    }

    private void drain() {
        for (int handled = 0; handled < BUDGET; handled++) {
            if (handleNext()) {
                return;
            }
        }
        dispatch();
    }

    /** A session that gets no thread would hang; it ends instead, on the thread at hand. */
    private void refused() {
        urgent.add(new VoiceEvent.EndRequested(EndReason.INTERNAL_ERROR));
        pending.incrementAndGet();
        boolean empty;
        do {
            empty = handleNext();
        } while (!empty);
    }

    /** {@code true} when nothing is left. */
    private boolean handleNext() {
        boolean more;
        try {
            VoiceEvent event = urgent.poll();
            if (event == null) {
                event = ordered.poll();
            }
            if (event != null) {
                waitingFrames.addAndGet(event instanceof VoiceEvent.LineAudio ? -1 : 0);
                handler.accept(event);
            }
        } finally {
            more = pending.decrementAndGet() > 0;
        }
        return !more;
    }
}
