package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.speech.ProviderException;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Guards the openings, each service on its own: one method each, because a circuit breaker belongs to a method. The annotations
 * act when the container calls; an operator changes their numbers by MicroProfile's own names, see
 * docs/providers/deepgram.md.
 *
 * <p>{@code @Asynchronous} stands at the methods: at the class it would concern what coverage adds to it as well, and the server
 * would refuse the application.
 *
 * <p>Two seconds and no repetition: a caller is on the line, and the chain of engines asks the next one, or this one again
 * when it is alone, within the four seconds a call may be in trouble.
 */
@Singleton
@Timeout(2_000)
@CircuitBreaker(
        requestVolumeThreshold = 8,
        failureRatio = 0.75,
        delay = 2_000,
        failOn = {ProviderException.Transient.class, TimeoutException.class},
        skipOn = ProviderException.Permanent.class)
@Bulkhead(value = 64, waitingTaskQueue = 256)
public class DeepgramOpening {

    /** An attempt to open {@code /v1/listen}. */
    @Asynchronous
    public <S> CompletionStage<S> listen(Supplier<CompletionStage<S>> attempt) {
        return attempt.get();
    }

    /** An attempt to open {@code /v2/listen}. */
    @Asynchronous
    public <S> CompletionStage<S> flux(Supplier<CompletionStage<S>> attempt) {
        return attempt.get();
    }

    /** An attempt to open {@code /v1/speak}. */
    @Asynchronous
    public <S> CompletionStage<S> speak(Supplier<CompletionStage<S>> attempt) {
        return attempt.get();
    }
}
