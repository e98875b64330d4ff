package ai.beluga.voice.provider.smartturn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.LoggedLines;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedEstimatesTest {

    @Test
    void minuteIsHowOftenMissedEstimatesAreLogged() {
        ManualTime time = new ManualTime();
        MissedEstimates counted = new MissedEstimates(time);
        List<String> lines = LoggedLines.of(MissedEstimates.class, () -> {
            counted.refused();
            counted.refused();
            time.advance(Duration.ofSeconds(59));
            counted.failed(new IllegalStateException("planted"));
            time.advance(Duration.ofSeconds(1));
            counted.refused();
            counted.refused();
            counted.close();
            counted.close();
            time.advance(Duration.ofHours(1));
            counted.withoutThread(3);
        });

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("1 because the queue").contains("0 because the network");
        assertThat(lines.get(1)).contains("3 because the queue").contains("1 because the network");
        assertThat(lines.get(2)).contains("4 because the queue").contains("1 because the network");
    }
}
