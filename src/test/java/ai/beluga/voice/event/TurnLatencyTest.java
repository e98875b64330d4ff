package ai.beluga.voice.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnLatencyTest {

    @Test
    void wholeMillisecondsOfThePartsAddUpToTheWhole() {
        TurnLatency exact = new TurnLatency(micros(366_600), micros(700), micros(1_900), micros(34_700), micros(300));

        TurnLatency whole = exact.inWholeMillis();

        assertThat(whole)
                .isEqualTo(new TurnLatency(
                        Duration.ofMillis(366),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(34),
                        Duration.ofMillis(1)));
        assertThat(whole.total()).isEqualTo(Duration.ofMillis(exact.total().toMillis()));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
