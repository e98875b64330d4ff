package ai.beluga.voice.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TimeOfDayTest {

    private static final Instant WALL = Instant.ofEpochSecond(1_700_000_000L, 123_456_789L);
    private static final long WALL_NANOS = 1_700_000_000_123_456_789L;

    @Test
    void momentsAroundTheReadingKeepTheirDistance() {
        TimeOfDay time = TimeOfDay.read(() -> 5_000, () -> WALL);

        assertThat(time.epochNanos(5_000)).isEqualTo(WALL_NANOS);
        assertThat(time.epochNanos(4_000)).isEqualTo(WALL_NANOS - 1_000);
        assertThat(time.epochNanos(7_500)).isEqualTo(WALL_NANOS + 2_500);
    }

    @Test
    void wallIsTakenForTheMiddleOfTheReading() {
        Queue<Long> ticks = new ArrayDeque<>(List.of(1_000L, 3_000L));

        TimeOfDay time = TimeOfDay.read(ticks::remove, () -> WALL);

        assertThat(time.epochNanos(2_000)).isEqualTo(WALL_NANOS);
    }

    @Test
    void tickerMayPassItsLargestNumber() {
        TimeOfDay time = TimeOfDay.read(() -> Long.MAX_VALUE, () -> WALL);

        assertThat(time.epochNanos(Long.MIN_VALUE + 9)).isEqualTo(WALL_NANOS + 10);
    }
}
