package ai.beluga.voice.provider.rnnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CostMeasureTest {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong clockNanos = new AtomicLong(77);
    private int worked;

    private CostMeasure measure(int seconds) {
        return new CostMeasure(cpuNanos::get, clockNanos::get, seconds, LIMIT);
    }

    /** Works off one second of audio: costs so much, the clock goes on by so much. */
    private Runnable work(Duration clock, int... cpuMicros) {
        return () -> {
            cpuNanos.addAndGet(1_000L * cpuMicros[Math.min(worked, cpuMicros.length - 1)]);
            clockNanos.addAndGet(clock.toNanos());
            worked++;
        };
    }

    @Test
    void medianOfTheLastFiveSecondsCounts() {
        int[] warmingUp = {900, 800, 700, 100, 90, 5_000, 80, 70};

        assertThat(measure(8).micros(work(Duration.ZERO, warmingUp))).isEqualTo(90);
        assertThat(worked).isEqualTo(8);
    }

    @Test
    void measuringEndsWhenTimeIsUp() {
        assertThat(measure(40).micros(work(Duration.ofSeconds(1), 300))).isEqualTo(300);
        assertThat(worked).isEqualTo(8);
    }

    @Test
    void slowMachineStillWorksOffWhatCounts() {
        assertThat(measure(40).micros(work(Duration.ofSeconds(20), 9_000_000))).isEqualTo(9_000_000);
        assertThat(worked).isEqualTo(5);
    }

    @Test
    void tooLittleAudioIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> measure(4)).withMessageContaining("5 s");
    }
}
