package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Carries the facts of one call to those who want them: numbered, in order, never two at once, never on the thread that
 * carries audio. Interim texts beyond the bound are dropped before they are numbered; nothing else is.
 */
final class FactLane {

    private static final Logger LOG = System.getLogger(FactLane.class.getName());
    private static final int MOST_WAITING = 1_000;

    private final CallId call;
    private final Executor executor;
    private final CallEvents receiver;
    private final Queue<CallEvent> waiting = new ArrayDeque<>();
    private boolean running;
    private long sequence;

    FactLane(CallId call, Executor executor, CallEvents receiver) {
        this.call = call;
        this.executor = executor;
        this.receiver = receiver;
    }

    void add(CallEvent fact) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING && fact instanceof CallEvent.CallerSpeaking) {
                return;
            }
            waiting.add(fact);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "no thread for the facts of call {0}: told on the session''s own", call);
            run();
        }
    }

    private void run() {
        for (CallEvent fact = next(); fact != null; fact = next()) {
            try {
                receiver.on(call, ++sequence, fact);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "a receiver of facts failed in call " + call, e);
            }
        }
    }

    private @Nullable CallEvent next() {
        synchronized (waiting) {
            CallEvent fact = waiting.poll();
            running = fact != null;
            return fact;
        }
    }
}
