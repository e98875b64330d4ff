package ai.beluga.voice.provider.grok;

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
 * Guards the openings. The annotations act when the container calls; an operator changes their numbers by MicroProfile's own
 * names, see docs/providers/grok.md. Two seconds and no repetition: a caller is on the line, and who opens asks the next model.
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
public class GrokOpening {

    /** An attempt to open a conversation. */
    @Asynchronous
    public <S> CompletionStage<S> open(Supplier<CompletionStage<S>> attempt) {
        return attempt.get();
    }
}
