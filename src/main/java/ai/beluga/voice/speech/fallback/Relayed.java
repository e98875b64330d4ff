package ai.beluga.voice.speech.fallback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A future's value, changed; unlike a plain composition it hands a cancellation back to its source. */
final class Relayed {

    private Relayed() {}

    static <A, B> CompletionStage<B> of(CompletionStage<A> source, Function<A, B> change) {
        CompletableFuture<A> future = source.toCompletableFuture();
        CompletableFuture<B> relayed = new CompletableFuture<>();
        var back = relayed.whenComplete((value, failure) -> {
            if (relayed.isCancelled()) {
                future.cancel(true);
            }
        });
        var unused = future.whenComplete((value, failure) -> {
            if (failure != null) {
                relayed.completeExceptionally(failure);
            } else {
                complete(relayed, change.apply(value));
            }
        });
        return relayed;
    }

    /** A stream that opened although its opening was given up has nobody else to close it. */
    private static <B> void complete(CompletableFuture<B> relayed, B value) {
        if (!relayed.complete(value) && value instanceof AutoCloseable stream) {
            try {
                stream.close();
            } catch (Exception failure) { // as AutoCloseable declares it; streams throw none
                throw new IllegalStateException(failure);
            }
        }
    }
}
