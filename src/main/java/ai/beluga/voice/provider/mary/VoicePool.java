package ai.beluga.voice.provider.mary;

import ai.beluga.voice.speech.ProviderException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares the processors between calls: a few threads, one sentence of each waiting call in turn, so that a long answer
 * delays nobody by more than a sentence.
 */
final class VoicePool {

    /** A call's work. */
    interface Work {
        /** Does a sentence's worth; {@code true} when there is more. Never called by two threads at once. */
        boolean step();

        /** Nobody will ever do it. */
        void refused(ProviderException cause);
    }

    private final Executor executor;
    private final int mostThreads;
    private final int mostWaiting;
    private final Queue<Work> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    VoicePool(Executor executor, int mostThreads, int mostWaiting) {
        this.executor = executor;
        this.mostThreads = mostThreads;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Takes a place for one clause of a call. A call never has more places than it leaves free, so that a long reply takes
     * half of them at most, and several together still leave one for the next call.
     *
     * @param held places the call has already
     * @return {@code false} when it may have no more
     */
    boolean reserve(int held) {
        int taken = waiting.get();
        while (held < mostWaiting - taken) {
            if (waiting.compareAndSet(taken, taken + 1)) {
                return true;
            }
            taken = waiting.get();
        }
        return false;
    }

    /** Gives places back. */
    void release(int clauses) {
        waiting.addAndGet(-clauses);
    }

    /** Has {@code work} done; it must not be waiting already. */
    void ready(Work work) {
        ready.add(work);
        start();
    }

    private void start() {
        int running = threads.get();
        while (running < mostThreads && !ready.isEmpty()) {
            if (threads.compareAndSet(running, running + 1)) {
                begin();
                return;
            }
            running = threads.get();
        }
    }

    private void begin() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException
                | IllegalStateException refusal) { // the latter: the application is stopping
            threads.decrementAndGet();
            refuse(new ProviderException.Transient("the server gives the embedded voice no thread", refusal));
        }
    }

    private void refuse(ProviderException cause) {
        for (Work work = ready.poll(); work != null; work = ready.poll()) {
            work.refused(cause);
        }
    }

    private void run() {
        try {
            for (Work work = ready.poll(); work != null; work = ready.poll()) {
                if (work.step()) {
                    ready.add(work);
                }
            }
        } finally {
            threads.decrementAndGet();
            start(); // for work that came between the last look and now
        }
    }
}
