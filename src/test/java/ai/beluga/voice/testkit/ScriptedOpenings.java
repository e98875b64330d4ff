package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a scripted engine's streams open: at once, after a while, or not. */
final class ScriptedOpenings<S> {

    private final Timers timers;
    private final Consumer<S> opened;
    private final Consumer<S> unwanted;
    private Duration delay = Duration.ZERO;
    private int failures;

    /**
     * @param opened takes each that opens
     * @param unwanted takes one that nobody waits for by then
     */
    ScriptedOpenings(Timers timers, Consumer<S> opened, Consumer<S> unwanted) {
        this.timers = timers;
        this.opened = opened;
        this.unwanted = unwanted;
    }

    void after(Duration later) {
        delay = later;
    }

    void fail(int count) {
        failures = count;
    }

    CompletionStage<S> open(Supplier<? extends S> made) {
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new ProviderException.Transient("the engine is not there"));
        }
        S stream = made.get();
        CompletableFuture<S> opening = new CompletableFuture<>();
        if (delay.isZero()) {
            opens(stream, opening);
        } else {
            timers.schedule(delay, () -> opens(stream, opening));
        }
        return opening;
    }

    private void opens(S stream, CompletableFuture<S> opening) {
        opened.accept(stream);
        if (!opening.complete(stream)) {
            unwanted.accept(stream);
        }
    }
}
