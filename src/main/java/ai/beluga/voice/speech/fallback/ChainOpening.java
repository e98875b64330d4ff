package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens a stream with the first engine of a chain that can, and waits for one that may be asked again soon. */
final class ChainOpening<E, S> {

    private final CallChain<E> chain;
    private final FallbackLimits limits;
    private final CallContext context;
    private final Function<Chain.Link<E>, CompletionStage<S>> opener;
    private final Consumer<S> closer;
    private final CompletableFuture<S> result = new CompletableFuture<>();
    private ProviderException cause = new ProviderException.Transient("none of the engines may be asked now");

    ChainOpening(
            CallChain<E> chain,
            FallbackLimits limits,
            CallContext context,
            Function<Chain.Link<E>, CompletionStage<S>> opener,
            Consumer<S> closer) {
        this.chain = chain;
        this.limits = limits;
        this.context = context;
        this.opener = opener;
        this.closer = closer;
    }

    /** Opens; the future fails when the chain is exhausted, and cancelling it gives everything up. */
    CompletableFuture<S> begin() {
        attempt();
        return result;
    }

    private void attempt() {
        if (result.isDone()) {
            return;
        }
        Optional<Chain.Link<E>> link = chain.isHopeless() ? Optional.empty() : chain.choose(Set.of());
        if (link.isPresent()) {
            open(link.get());
            return;
        }
        Optional<Duration> wait = chain.untilNext(limits.trouble());
        if (wait.isEmpty()) {
            result.completeExceptionally(cause);
            return;
        }
        Timers.Cancellable timer = context.timers().schedule(wait.get(), this::attempt);
        cleanUp(timer::cancel);
    }

    private void open(Chain.Link<E> link) {
        CompletableFuture<S> opening = opening(link);
        Deadline late = new Deadline(context, limits, () -> chain.canReplace(link), () -> opening.cancel(true));
        if (!opening.isDone()) {
            late.start();
        }
        cleanUp(() -> {
            late.stop();
            if (result.isCancelled()) {
                opening.cancel(true);
            }
        });
        var unused = opening.whenComplete((stream, failure) -> {
            late.stop();
            settled(link, stream, failure);
        });
    }

    private CompletableFuture<S> opening(Chain.Link<E> link) {
        try {
            return opener.apply(link).toCompletableFuture();
        } catch (RuntimeException broken) { // an engine that cannot even begin has failed like any other
            return CompletableFuture.failedFuture(broken);
        }
    }

    private void settled(Chain.Link<E> link, @Nullable S stream, @Nullable Throwable failure) {
        if (stream == null) {
            if (!result.isDone()) {
                cause = ProviderException.of(failure);
                chain.unreachable(link, cause);
                attempt();
            }
            return;
        }
        chain.opened(link);
        if (result.isDone()) {
            closer.accept(stream);
            return;
        }
        chain.serves(link);
        if (!result.complete(stream)) {
            closer.accept(stream);
        }
    }

    private void cleanUp(Runnable task) {
        var unused = result.whenComplete((stream, failure) -> task.run());
    }
}
