package ai.beluga.voice.speech.health;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds out in the background whether providers that are down can be opened again. Asks nobody who is not down. */
public final class Prober {

    private static final Logger LOG = System.getLogger(Prober.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Timers timers;
    private final Ticker ticker;
    private final Duration limit;
    private final List<Runnable> rounds = new ArrayList<>();
    private volatile boolean closed;

    /** @param limit for one opening; longer is a failure */
    public Prober(Timers timers, Ticker ticker, Duration limit) {
        this.timers = timers;
        this.ticker = ticker;
        this.limit = limit;
    }

    /** Watches a chain; to be called before {@link #start}. */
    public <E, S> Prober watch(Chain<E> chain, Function<E, CompletionStage<S>> open, Consumer<S> close) {
        rounds.add(() -> chain.links().stream()
                .filter(link -> link.health().beginProbe(ticker.nanos()))
                .forEach(link -> probe(chain, link, open, close)));
        return this;
    }

    /** Begins; a look each second costs nothing while nobody is down. */
    public void start() {
        timers.schedule(EVERY, this::round);
    }

    public void close() {
        closed = true;
    }

    private void round() {
        if (closed) {
            return;
        }
        try {
            rounds.forEach(Runnable::run);
        } finally {
            timers.schedule(EVERY, this::round);
        }
    }

    private <E, S> void probe(
            Chain<E> chain, Chain.Link<E> link, Function<E, CompletionStage<S>> open, Consumer<S> close) {
        CompletableFuture<S> opening = opening(link, open);
        Timers.Cancellable late = timers.schedule(limit, () -> opening.cancel(true));
        var unused = opening.whenComplete((stream, failure) -> {
            late.cancel();
            if (stream != null) {
                link.health().opened(ticker.nanos());
                close.accept(stream);
            } else {
                failed(chain, link, ProviderException.of(failure));
            }
            LOG.log(
                    Level.INFO,
                    "{0} {1} was probed: {2}",
                    chain.port(),
                    link.name(),
                    link.health().state());
        });
    }

    private static <E, S> CompletableFuture<S> opening(Chain.Link<E> link, Function<E, CompletionStage<S>> open) {
        try {
            return open.apply(link.engine()).toCompletableFuture();
        } catch (RuntimeException broken) { // counts as a failure to open, whatever it is
            return CompletableFuture.failedFuture(broken);
        }
    }

    private <E> void failed(Chain<E> chain, Chain.Link<E> link, ProviderException cause) {
        long now = ticker.nanos();
        EngineFailure how =
                cause instanceof ProviderException.Permanent ? EngineFailure.REFUSED : EngineFailure.UNREACHABLE;
        if (cause.wasAsked()) {
            link.health().failed(how, now);
        } else {
            link.health().unasked(now);
        }
        FailureReason.tell(chain.port(), link, how, cause, now);
    }
}
