package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long MILLI = 1_000_000L;

    private final Pacer pacer = new Pacer(Duration.ofMillis(250));

    @Test
    void wholeLeadMayBeSentAtOnce() {
        assertThat(pacer.allowance(-77 * MILLI)).isEqualTo(2_000);
    }

    @Test
    void nothingMayBeSentWhileTheLeadIsFull() {
        pacer.sent(2_000, 0);

        assertThat(pacer.allowance(0)).isZero();
        assertThat(pacer.allowance(20 * MILLI)).isEqualTo(160);
    }

    @Test
    void delaysDoNotAddUp() {
        pacer.sent(2_000, 0);
        pacer.sent(pacer.allowance(33 * MILLI), 33 * MILLI);
        pacer.sent(pacer.allowance(71 * MILLI), 71 * MILLI);

        assertThat(pacer.dryAtNanos()).isEqualTo((71 + 250) * MILLI);
    }

    @Test
    void farEndThatRanDryGetsOneLeadAndNoMore() {
        pacer.sent(2_000, 0);

        assertThat(pacer.allowance(5_000 * MILLI)).isEqualTo(2_000);
        pacer.sent(2_000, 5_000 * MILLI);
        assertThat(pacer.allowance(5_000 * MILLI)).isZero();
        assertThat(pacer.dryAtNanos()).isEqualTo(5_250 * MILLI);
    }

    @Test
    void clearedFarEndTakesAWholeLeadAgain() {
        pacer.sent(2_000, 0);

        pacer.cleared();

        assertThat(pacer.allowance(10 * MILLI)).isEqualTo(2_000);
    }

    @Property
    void farEndNeverHoldsMoreThanTheLeadAndNeverRunsDryWhenFedInTime(
            @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 1, max = 240) Integer> gapsMillis) {
        Pacer any = new Pacer(Duration.ofMillis(250));
        long now = 0;
        double held = 0;
        for (int gap : gapsMillis) {
            int bytes = any.allowance(now);
            any.sent(bytes, now);
            held += bytes;
            assertThat(held).isBetween(1_999.0, 2_000.0);
            now += gap * MILLI;
            held -= gap * 8;
            assertThat(held).isPositive();
        }
    }
}
