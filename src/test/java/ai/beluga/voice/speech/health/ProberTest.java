package ai.beluga.voice.speech.health;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.ProviderHealth.State;
import ai.beluga.voice.testkit.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProberTest {

    private final ManualTime time = new ManualTime();
    private final List<Long> probedAtMillis = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private Supplier<CompletionStage<String>> answer = () -> CompletableFuture.completedFuture("stream");
    private final Chain<String> chain = Chain.ofOne(EnginePort.STT, "only", "engine");
    private final ProviderHealth health = chain.links().getFirst().health();
    private final Prober prober = new Prober(time, time, ofSeconds(5))
            .watch(
                    chain,
                    engine -> {
                        probedAtMillis.add(time.millis());
                        return answer.get();
                    },
                    closed::add);

    @Test
    void engineThatIsWellOrOnlySuspectIsLeftAlone() {
        prober.start();
        time.advance(ofSeconds(60));
        health.failed(EngineFailure.UNREACHABLE, time.nanos());

        time.advance(ofSeconds(60));

        assertThat(probedAtMillis).isEmpty();
    }

    @Test
    void engineThatOpensAgainIsWellAndTheProbeIsClosed() {
        prober.start();
        down();

        time.advance(ofSeconds(3));

        assertThat(health.state()).isEqualTo(State.HEALTHY);
        assertThat(closed).containsExactly("stream");
    }

    @Test
    void engineThatStaysAwayIsAskedLessAndLessOften() {
        answer = () -> CompletableFuture.failedFuture(new ProviderException.Transient("still away"));
        prober.start();
        down();

        time.advance(ofSeconds(40));

        assertThat(probedAtMillis).containsExactly(2_000L, 6_000L, 14_000L, 30_000L);
        assertThat(health.state()).isEqualTo(State.DOWN);
    }

    @Test
    void probeThatNeverOpensCountsAsAFailure() {
        CompletableFuture<String> hanging = new CompletableFuture<>();
        answer = () -> hanging;
        prober.start();
        down();

        time.advance(ofSeconds(8));

        assertThat(hanging).isCancelled();
        assertThat(health.lastFailure()).contains(EngineFailure.UNREACHABLE);
        assertThat(health.failures()).isGreaterThan(3);
    }

    @Test
    void engineThatRefusedIsAskedRarelyAndServesOnceItsKeyIsRight() {
        answer = () -> CompletableFuture.failedFuture(new ProviderException.Permanent("it answered 401"));
        prober.start();
        health.failed(EngineFailure.REFUSED, time.nanos());

        time.advance(ofSeconds(601));
        answer = () -> CompletableFuture.completedFuture("stream");
        time.advance(ofSeconds(301));

        assertThat(probedAtMillis).containsExactly(300_000L, 600_000L, 900_000L);
        assertThat(health.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void engineThatThrowsDoesNotStopTheProber() {
        answer = () -> {
            throw new IllegalStateException("planted");
        };
        prober.start();
        down();
        time.advance(ofSeconds(3));

        answer = () -> CompletableFuture.completedFuture("stream");
        time.advance(ofSeconds(10));

        assertThat(health.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void nothingRunsAfterTheEnd() {
        prober.start();
        prober.close();

        time.advance(ofSeconds(5));

        assertThat(time.waiting()).isZero();
    }

    private void down() {
        for (int i = 0; i < 3; i++) {
            health.failed(EngineFailure.UNREACHABLE, time.nanos());
        }
    }
}
