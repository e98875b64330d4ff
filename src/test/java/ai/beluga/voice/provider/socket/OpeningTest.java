package ai.beluga.voice.provider.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard is played: a future of its own that knows nothing of the attempts', as the container's is. */
class OpeningTest {

    private final List<CompletableFuture<String>> attempts = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final CompletableFuture<String> guards = new CompletableFuture<>();
    private Supplier<CompletionStage<String>> again = () -> guards;
    private final CompletableFuture<Object> result = Opening.guarded(
            attempt -> {
                again = attempt;
                var unused = attempt.get();
                return guards;
            },
            () -> {
                attempts.add(new CompletableFuture<>());
                return attempts.getLast();
            },
            closed::add);

    @Test
    void streamOfTheAttemptIsTheResult() {
        attempts.getFirst().complete("stream");
        guards.complete("stream");

        assertThat(result).isCompletedWithValue("stream");
        assertThat(closed).isEmpty();
    }

    @Test
    void cancellingGivesUpTheAttemptUnderWay() {
        result.cancel(true);

        assertThat(attempts.getFirst()).isCancelled();
    }

    @Test
    void streamThatWasOpenedWhenNobodyWantsItIsClosed() {
        attempts.getFirst().complete("stream");

        result.cancel(true);
        guards.complete("stream");

        assertThat(closed).containsExactly("stream");
    }

    @Test
    void noAttemptBeginsAfterCancelling() {
        result.cancel(true);

        assertThatThrownBy(() -> again.get().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProviderException.Permanent.class);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void attemptThatTookTooLongIsGivenUpWhenTheNextBegins() {
        var unused = again.get();

        assertThat(attempts.getFirst()).isCancelled();
        assertThat(attempts.getLast()).isNotDone();
    }

    @Test
    void attemptThatOpenedTooLateIsClosed() {
        attempts.getFirst().complete("late");
        var unused = again.get();
        attempts.getLast().complete("stream");
        guards.complete("stream");

        assertThat(result).isCompletedWithValue("stream");
        assertThat(closed).containsExactly("late");
    }

    @Test
    void attemptTheGuardGaveUpIsGivenUp() {
        guards.completeExceptionally(new TimeoutException());

        assertThat(attempts.getFirst()).isCancelled();
    }

    @Test
    void failureOfTheAttemptStaysWhatItWas() {
        ProviderException refused = new ProviderException.Permanent("refused");
        guards.completeExceptionally(new CompletionException(refused));

        assertThatThrownBy(result::join).hasCause(refused);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTheGuardThrowsIsTransient(FaultToleranceException refusal) {
        guards.completeExceptionally(refusal);

        assertThatThrownBy(result::join).hasCauseInstanceOf(ProviderException.Transient.class);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTheGuardThrowsAtOnceIsTransient(FaultToleranceException refusal) {
        CompletableFuture<Object> refused = Opening.guarded(
                attempt -> {
                    throw refusal;
                },
                CompletableFuture<String>::new,
                closed::add);

        assertThatThrownBy(refused::join).hasCauseInstanceOf(ProviderException.Transient.class);
    }

    static List<FaultToleranceException> refusals() {
        return List.of(new TimeoutException(), new BulkheadException(), new CircuitBreakerOpenException());
    }
}
