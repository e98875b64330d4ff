package ai.beluga.voice.provider.smartturn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes estimates for all calls on a few threads borrowed from the server, first come first served. Each thread has a judge of
 * its own while it works; judges stay for the next.
 */
final class EstimatePool implements AutoCloseable {

    private final Executor executor;
    private final Supplier<Judge> judges;
    private final Limits limits;
    private final MissedEstimates missed;
    private final Deque<Estimate> waiting = new ArrayDeque<>();
    private final Deque<Judge> idle = new ArrayDeque<>();
    private int working;
    private boolean closed;

    /**
     * How much may be done.
     *
     * @param workers threads at work at once, at most
     * @param mostWaiting estimates that may wait for one
     */
    record Limits(int workers, int mostWaiting) {}

    private enum Place {
        WORKER,
        QUEUE,
        /** Too many wait. */
        NONE,
        /** Nobody is judged any more. */
        CLOSED
    }

    /** @param judges makes one more for a worker */
    EstimatePool(Executor executor, Supplier<Judge> judges, Limits limits, MissedEstimates missed) {
        this.executor = executor;
        this.judges = judges;
        this.limits = limits;
        this.missed = missed;
    }

    /**
     * Makes an estimate as soon as a thread is free; returns at once.
     *
     * @return {@code false} when too many wait or there is no thread, which is counted as missed, or when this is closed
     */
    boolean submit(Estimate estimate) {
        return switch (place(estimate)) {
            case WORKER -> start(estimate);
            case QUEUE -> true;
            case NONE -> {
                missed.refused();
                yield false;
            }
            case CLOSED -> false;
        };
    }

    private synchronized Place place(Estimate estimate) {
        if (closed) {
            return Place.CLOSED;
        }
        if (working < limits.workers()) {
            working++;
            return Place.WORKER;
        }
        if (waiting.size() < limits.mostWaiting()) {
            waiting.add(estimate);
            return Place.QUEUE;
        }
        return Place.NONE;
    }

    /** Nobody wants to know any more. What is being judged is judged to the end, but not told. */
    synchronized void takeBack(Estimate estimate) {
        estimate.takeBack();
        waiting.remove(estimate);
    }

    /** No more work; judges at work go when they are done. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
            idle.forEach(Judge::close);
            idle.clear();
        }
        missed.close();
    }

    private boolean start(Estimate estimate) {
        try {
            executor.execute(() -> work(estimate));
            return true;
        } catch (RejectedExecutionException | IllegalStateException stopping) { // the server has no thread any more
            missed.withoutThread(1 + workerGone());
            return false;
        }
    }

    /** How many wait for nobody: where no worker is left, those who wait would do so until the next comes. */
    private synchronized int workerGone() {
        working--;
        if (working > 0) {
            return 0;
        }
        int lost = waiting.size();
        waiting.clear();
        return lost;
    }

    private void work(Estimate first) {
        @Nullable Judge judge = null;
        @Nullable Estimate estimate = first;
        while (estimate != null) {
            try {
                if (judge == null) {
                    judge = judge();
                }
                estimate.make(judge);
            } catch (RuntimeException | Error cause) { // whatever it is, the others wait for their estimates
                missed.failed(cause);
            }
            estimate = next(judge);
        }
    }

    private Judge judge() {
        Judge known;
        synchronized (this) {
            known = idle.poll();
        }
        return known != null ? known : judges.get();
    }

    private synchronized @Nullable Estimate next(@Nullable Judge judge) {
        Estimate next = waiting.poll();
        if (next == null) {
            working--;
            if (judge != null && closed) {
                judge.close();
            } else if (judge != null) {
                idle.push(judge);
            }
        }
        return next;
    }
}
