package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.testkit.ManualTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProbeTimeoutTest {

    private final ManualTime time = new ManualTime();
    private final CompletableFuture<String> hanging = new CompletableFuture<>();

    @Test
    void engineThatDoesNotOpenIsGivenUpAfterTheTimeTheOperatorSet() {
        Chain<String> chain = Chain.ofOne(EnginePort.STT, "only", "engine");
        ProviderHealth health = chain.links().getFirst().health();
        for (int i = 0; i < 3; i++) {
            health.failed(EngineFailure.UNREACHABLE, time.nanos());
        }
        Gateway.prober(time, time, Configurations.of("beluga.recovery.probe-timeout", "700ms"))
                .watch(chain, engine -> hanging, stream -> {})
                .start();

        time.advance(ofSeconds(2).plusMillis(699));
        assertThat(health.state()).isEqualTo(ProviderHealth.State.PROBING);
        assertThat(hanging).isNotCancelled();

        time.advance(ofMillis(1));
        assertThat(hanging).isCancelled();
        assertThat(health.state()).isEqualTo(ProviderHealth.State.DOWN);
    }
}
