package ai.beluga.voice.speech.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Chain.Link;
import ai.beluga.voice.speech.health.ProviderHealth.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0);
    private final Link<String> first = new Link<>("first", "a", new ProviderHealth(backoff));
    private final Link<String> second = new Link<>("second", "b", new ProviderHealth(backoff));
    private final Chain<String> chain = new Chain<>(EnginePort.STT, List.of(first, second));

    @Test
    void firstServesWhileItIsWell() {
        assertThat(chosen(0)).contains("first");
    }

    @Test
    void secondServesWhileTheFirstIsSuspectAndThenTheFirstAgain() {
        first.health().failed(EngineFailure.BROKE_OFF, millis(0));

        assertThat(chosen(100)).contains("second");
        assertThat(chosen(500)).contains("first");
        assertThat(chosen(501)).contains("second");
    }

    @Test
    void leastBadServesWhenNobodyIsReady() {
        first.health().failed(EngineFailure.BROKE_OFF, millis(0));
        first.health().failed(EngineFailure.BROKE_OFF, millis(0));
        second.health().failed(EngineFailure.BROKE_OFF, millis(0));

        assertThat(chosen(100)).contains("second");
    }

    @Test
    void nobodyServesWhileAllAreDownAndTheFirstDueIsTriedByOne() {
        for (int i = 0; i < 3; i++) {
            first.health().failed(EngineFailure.UNREACHABLE, millis(0));
            second.health().failed(EngineFailure.UNREACHABLE, millis(100));
        }

        assertThat(chosen(1_999)).isEmpty();
        assertThat(chain.soonestNanos(millis(1_999))).isEqualTo(millis(2_000));
        assertThat(chosen(2_000)).contains("first");
        assertThat(chosen(2_001)).isEmpty();
        assertThat(chosen(2_100)).contains("second");
    }

    /** Those who look at the same moment are let through at once, so that nothing but the engine's own lock parts them. */
    @Test
    void trialOfAnEngineIsTakenByOneOfManyCallsThatLookTogether() throws Exception {
        try (ExecutorService calls = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 500; round++) {
                first.health().force(Force.NONE);
                first.health().failed(EngineFailure.BROKE_OFF, millis(0));
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<Optional<String>>> chosen = calls.invokeAll(Collections.nCopies(4, () -> {
                    together.await();
                    return chosen(500);
                }));

                List<String> names = new ArrayList<>();
                for (Future<Optional<String>> one : chosen) {
                    one.get().ifPresent(names::add);
                }
                assertThat(names).containsExactlyInAnyOrder("first", "second", "second", "second");
            }
        }
    }

    /** The call is held up in the middle of its first look, by the second engine. */
    @Test
    void engineThatRecoversWhileACallLooksIsTaken() throws Exception {
        first.health().failed(EngineFailure.BROKE_OFF, millis(0));
        second.health().force(Force.DOWN);
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        Thread call = new Thread(() -> chosen(100).ifPresent(names::add));

        synchronized (second.health()) {
            call.start();
            while (call.isAlive() && call.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            first.health().worked();
        }
        call.join();

        assertThat(names).containsExactly("first");
    }

    @Test
    void engineForcedDownIsNeverChosen() {
        first.health().force(Force.DOWN);

        assertThat(chosen(0)).contains("second");
        assertThat(chain.hasOtherThan("second", 0)).isFalse();
    }

    @Test
    void engineLeftOutIsNotChosen() {
        assertThat(chain.choose(Set.of("first"), 0).map(Link::name)).contains("second");
        assertThat(chain.choose(Set.of("first", "second"), 0)).isEmpty();
    }

    @Test
    void changedChainKeepsTheHealthOfItsEngines() {
        Chain<Integer> changed = chain.map(String::length);

        first.health().failed(EngineFailure.BROKE_OFF, millis(0));

        assertThat(changed.choose(Set.of(), millis(1)).map(Link::name)).contains("second");
    }

    private Optional<String> chosen(long atMillis) {
        return chain.choose(Set.of(), millis(atMillis)).map(Link::name);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
