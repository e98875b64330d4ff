package ai.beluga.voice.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.otlp.ReceivedPoint;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long audio is held, as a meter adds it up. */
class HoldMetersTest {

    private final RecordingMeter recorded = new RecordingMeter();
    private final HoldMeters meters = new HoldMeters(recorded.meter());

    @Test
    void eachWayHasAMeasureOfItsOwnInSecondsWithoutLabels() {
        meters.toModel(2_000_000);
        meters.toModel(1_000_000);
        meters.toLine(5_000_000);

        assertThat(point("beluga.s2s.to_vendor").count()).isEqualTo(2);
        assertThat(point("beluga.s2s.to_vendor").value()).isCloseTo(0.003, within(1e-9));
        assertThat(point("beluga.s2s.to_line").value()).isCloseTo(0.005, within(1e-9));
        assertThat(recorded.points()).allSatisfy(point -> {
            assertThat(point.unit()).isEqualTo("s");
            assertThat(point.labels()).isEqualTo(Map.of());
        });
    }

    private ReceivedPoint point(String name) {
        return recorded.points().stream()
                .filter(point -> point.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
