package ai.beluga.voice.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TickScheduleTest {

    private static final long START = -5_000_000_000L;

    private final TickSchedule schedule = new TickSchedule(Duration.ofMillis(20), START);

    @Test
    void firstTickIsDueAfterOnePeriod() {
        assertThat(schedule.waitNanos(START)).isEqualTo(millis(20));
        assertThat(schedule.waitNanos(START + millis(20))).isZero();
    }

    @Test
    void lateTickDoesNotShiftTheNext() {
        schedule.tick(START + millis(27));

        assertThat(schedule.waitNanos(START + millis(27))).isEqualTo(millis(13));
    }

    @Test
    void missedTicksAreLeftOutAndCounted() {
        schedule.tick(START + millis(95));

        assertThat(schedule.waitNanos(START + millis(95))).isEqualTo(millis(5));
        assertThat(schedule.report().ticks()).isEqualTo(1);
        assertThat(schedule.report().missed()).isEqualTo(3);
    }

    @Test
    void reportTellsWorstAndMeanDelay() {
        schedule.tick(START + millis(21));
        schedule.tick(START + millis(45));
        schedule.tick(START + millis(61));

        assertThat(schedule.report())
                .isEqualTo(new TickReport(3, 0, Duration.ofMillis(5), Duration.ofNanos(millis(7) / 3)));
    }

    @Test
    void nothingIsReportedBeforeTheFirstTick() {
        assertThat(schedule.report()).isEqualTo(new TickReport(0, 0, Duration.ZERO, Duration.ZERO));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
