package ai.beluga.voice.provider.socket;

import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The opening of one stream through a fault-tolerant bean. MicroProfile forgets an attempt that was timed out, and does not
 * hand on that its own future was cancelled; what such an attempt opens later would stay open for ever. So every attempt is
 * kept here, and all but the one whose stream is taken are given up.
 */
public final class Opening<P, S extends P> {

    private final Supplier<CompletableFuture<S>> opener;
    private final Consumer<S> closer;
    private final CompletableFuture<P> result = new CompletableFuture<>();
    private final List<CompletableFuture<S>> attempts = new ArrayList<>();
    private boolean settled;

    private Opening(Supplier<CompletableFuture<S>> opener, Consumer<S> closer) {
        this.opener = opener;
        this.closer = closer;
    }

    /**
     * Opens a stream.
     *
     * @param <P> the port's kind of stream
     * @param <S> the vendor's
     * @param guard runs an attempt as often as its annotations say
     * @param opener one attempt; fails with a {@link ProviderException}
     * @param closer closes a stream nobody took
     * @return fails with a {@link ProviderException}, never with what the guard throws; cancelling gives every attempt up
     */
    public static <P, S extends P> CompletableFuture<P> guarded(
            Function<Supplier<CompletionStage<S>>, CompletionStage<S>> guard,
            Supplier<CompletableFuture<S>> opener,
            Consumer<S> closer) {
        return new Opening<P, S>(opener, closer).through(guard);
    }

    private CompletableFuture<P> through(Function<Supplier<CompletionStage<S>>, CompletionStage<S>> guard) {
        var unused = result.whenComplete((stream, failure) -> {
            if (result.isCancelled()) {
                settle(null);
            }
        });
        try {
            var ignored = guard.apply(this::attempt).whenComplete(this::guardDone);
        } catch (RuntimeException refused) {
            guardDone(null, refused);
        }
        return result;
    }

    /** An attempt; those before it are not waited for any more. */
    private CompletionStage<S> attempt() {
        CompletableFuture<S> attempt;
        List<CompletableFuture<S>> earlier;
        synchronized (attempts) {
            if (settled) {
                return CompletableFuture.failedFuture(new ProviderException.Permanent("nobody waits for it any more"));
            }
            attempt = opener.get();
            earlier = List.copyOf(attempts);
            attempts.clear();
            attempts.add(attempt);
        }
        earlier.forEach(this::giveUp);
        return attempt;
    }

    private void guardDone(@Nullable S stream, @Nullable Throwable failure) {
        if (stream == null) {
            result.completeExceptionally(typed(failure));
            settle(null);
        } else {
            settle(result.complete(stream) ? stream : null);
        }
    }

    private void settle(@Nullable S taken) {
        List<CompletableFuture<S>> rest;
        synchronized (attempts) {
            settled = true;
            rest = List.copyOf(attempts);
            attempts.clear();
        }
        for (CompletableFuture<S> attempt : rest) {
            if (taken == null || !attempt.isDone() || attempt.isCompletedExceptionally() || attempt.join() != taken) {
                giveUp(attempt);
            }
        }
    }

    private void giveUp(CompletableFuture<S> attempt) {
        if (attempt.cancel(true)) {
            return;
        }
        var unused = attempt.whenComplete((stream, failure) -> {
            if (failure == null) {
                closer.accept(stream);
            }
        });
    }

    private static ProviderException typed(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case ProviderException known -> known;
            case TimeoutException late -> new ProviderException.Transient("no answer to the opening in time", late);
            case CircuitBreakerOpenException open ->
                ProviderException.Transient.unasked("not tried: too many openings failed just now", open);
            case BulkheadException full ->
                ProviderException.Transient.unasked("not tried: too many openings at once", full);
            case null -> new ProviderException.Transient("the opening ended with nothing");
            default -> new ProviderException.Transient("the opening failed", cause);
        };
    }
}
