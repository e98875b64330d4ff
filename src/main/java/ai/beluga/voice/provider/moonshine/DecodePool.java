package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.speech.ProviderException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes for all calls on a few threads borrowed from the server, those who wait first come first served. What may be
 * thrown away runs only while nobody waits, and gives way when somebody does.
 */
final class DecodePool {

    private static final System.Logger LOG = System.getLogger(DecodePool.class.getName());

    private final Executor executor;
    private final int workers;
    private final int mostWaiting;
    private final Deque<Decode> waiting = new ArrayDeque<>();
    private final List<Decode> running = new ArrayList<>();

    /**
     * Makes a pool.
     *
     * @param workers threads at work at once, at most
     * @param mostWaiting decodes that may wait for one
     */
    DecodePool(Executor executor, int workers, int mostWaiting) {
        this.executor = executor;
        this.workers = workers;
        this.mostWaiting = mostWaiting;
    }

    /** Runs a decode that may be given up again, if a thread is free now. */
    boolean tryNow(Decode decode) {
        synchronized (this) {
            if (running.size() >= workers || !waiting.isEmpty()) {
                return false;
            }
            running.add(decode);
        }
        return start(decode);
    }

    /**
     * Runs a decode as soon as a thread is free.
     *
     * @throws ProviderException.Transient when too many wait
     */
    void submit(Decode decode) {
        synchronized (this) {
            if (running.size() >= workers) {
                if (waiting.size() >= mostWaiting) {
                    throw new ProviderException.Transient(
                            "the recogniser is overloaded: " + mostWaiting + " utterances wait for it");
                }
                waiting.add(decode);
                running.stream()
                        .filter(Decode::mayBeGivenUp)
                        .filter(other -> !other.isGivenUp())
                        .findFirst()
                        .ifPresent(Decode::giveUp);
                return;
            }
            running.add(decode);
        }
        if (!start(decode)) {
            throw new ProviderException.Transient("the server has no thread for the recogniser");
        }
    }

    /**
     * Nobody waits for a decode any more: it leaves the queue, or its run ends soon.
     *
     * @return {@code true} when it had not begun, and so will not say that it is done
     */
    synchronized boolean giveUp(Decode decode) {
        decode.giveUp();
        return waiting.remove(decode);
    }

    private boolean start(Decode decode) {
        try {
            executor.execute(() -> work(decode));
            return true;
        } catch (RejectedExecutionException stopping) {
            synchronized (this) {
                running.remove(decode);
            }
            return false;
        }
    }

    private void work(Decode first) {
        @Nullable Decode decode = first;
        while (decode != null) {
            try {
                decode.run();
            } catch (RuntimeException | Error e) { // its own stream is broken; those of others wait for this thread
                LOG.log(Level.ERROR, "a recognised text could not be handed over", e);
            }
            decode = next(decode);
        }
    }

    private synchronized @Nullable Decode next(Decode done) {
        running.remove(done);
        Decode next = waiting.poll();
        if (next != null) {
            running.add(next);
        }
        return next;
    }
}
