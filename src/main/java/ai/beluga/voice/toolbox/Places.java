package ai.beluga.voice.toolbox;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** So many tools run at once on this node: those that hang take no thread from the calls. Any thread. */
final class Places {

    private final Executor executor;
    private final Semaphore free;
    private final int most;

    Places(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
        this.free = new Semaphore(most);
    }

    /**
     * Runs {@code work} on another thread and completes {@code result} as what it gives is completed.
     *
     * @throws RejectedExecutionException when all places are taken, or there is no thread
     */
    <T> void run(Callable<CompletionStage<T>> work, CompletableFuture<T> result) {
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException(most + " tools run already");
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (taken.compareAndSet(true, false)) {
                free.release();
            }
        };
        try {
            executor.execute(() -> begin(work, result, leave));
        } catch (RejectedExecutionException full) {
            leave.run();
            throw full;
        }
    }

    private static <T> void begin(Callable<CompletionStage<T>> work, CompletableFuture<T> result, Runnable leave) {
        try {
            work.call().whenComplete((value, failure) -> {
                leave.run();
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        } catch (Throwable thrown) { // an application's; whoever waits for the result is told
            leave.run();
            result.completeExceptionally(thrown);
        }
    }
}
