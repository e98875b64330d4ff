package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Does for one call what others are to be told: in order, never two at once, never on the thread that carries audio. */
final class Lane {

    private static final Logger LOG = System.getLogger(Lane.class.getName());

    private final CallId call;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Lane(CallId call, Executor executor) {
        this.call = call;
        this.executor = executor;
    }

    /**
     * Does something, after what was given before.
     *
     * @param most with so many others waiting it is not done
     * @return {@code false} when it is not done
     */
    boolean add(Runnable task, int most) {
        synchronized (waiting) {
            if (waiting.size() >= most) {
                return false;
            }
            waiting.add(task);
            if (running) {
                return true;
            }
            running = true;
        }
        try {
            executor.execute(this::run);
        } catch (RuntimeException refused) { // a server that stops throws more than it declares
            LOG.log(
                    Level.WARNING,
                    "no thread to tell others of call {0}: told on the session''s own: {1}",
                    call,
                    refused);
            run();
        }
        return true;
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "whoever was told of call " + call + " failed", e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
