package ai.beluga.voice.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvidersCheckTest {

    private final ProviderBoard board = new ProviderBoard();
    private final ProviderHealth first = health();
    private final ProviderHealth second = health();

    @Test
    void operatorSeesHowEachEngineDoesAndWhy() {
        board.show(new Chain<>(
                EnginePort.STT,
                List.of(new Chain.Link<>("deepgram", "", first), new Chain.Link<>("embedded", "", second))));
        assertThat(new ProvidersCheck(board).lines())
                .containsEntry("stt.deepgram", "healthy")
                .containsEntry("stt.embedded", "healthy");

        first.failed(EngineFailure.BROKE_OFF, 0);
        second.force(ProviderHealth.Force.DOWN);

        assertThat(new ProvidersCheck(board).lines())
                .containsEntry("stt.deepgram", "suspect, broke off")
                .containsEntry("stt.embedded", "down, forced by the operator");
    }

    private static ProviderHealth health() {
        return new ProviderHealth(new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0));
    }
}
