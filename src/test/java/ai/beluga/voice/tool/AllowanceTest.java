package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.TurnId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final TurnId FIRST = new TurnId(1);
    private static final TurnId SECOND = new TurnId(2);

    @Test
    void aModelThatCallsAgainAndAgainIsStoppedWithinTheTurn() {
        Allowance allowance = new Allowance(10, 20);
        allowance.take(Booking.TOOL, FIRST);
        allowance.take(Booking.TOOL, FIRST);

        assertThatThrownBy(() -> allowance.take(Booking.TOOL, FIRST))
                .isInstanceOf(Refused.class)
                .hasMessage("book_table may be called at most 2 times in a turn; go on without");
        assertThatCode(() -> allowance.take(Booking.TOOL, SECOND)).doesNotThrowAnyException();
    }

    @Test
    void whatWasRefusedCountsInTheCall() {
        Allowance allowance = new Allowance(10, 20);
        for (int i = 0; i < 4; i++) {
            try {
                allowance.take(Booking.TOOL, FIRST);
            } catch (Refused refused) {
                assertThat(i).isGreaterThanOrEqualTo(2);
            }
        }

        assertThatThrownBy(() -> allowance.take(Booking.TOOL, SECOND)).hasMessageContaining("4 times in a call");
    }

    @Test
    void manyToolsTogetherAreBoundedToo() {
        Allowance allowance = new Allowance(3, 3);
        Tool wide = Booking.tool(new Limits(9, 9, Duration.ofSeconds(1)));
        for (int i = 0; i < 3; i++) {
            allowance.take(wide, FIRST);
        }

        assertThatThrownBy(() -> allowance.take(wide, FIRST)).hasMessageContaining("tools may be called at most 3");
        assertThatThrownBy(() -> allowance.take(wide, SECOND)).hasMessageContaining("in a call");
    }

    @Test
    void aCallOfAnOlderTurnDoesNotBeginTheCountAnew() {
        Allowance allowance = new Allowance(2, 20);
        allowance.take(Booking.TOOL, SECOND);
        allowance.take(Booking.TOOL, FIRST);

        assertThatThrownBy(() -> allowance.take(Booking.TOOL, SECOND)).isInstanceOf(Refused.class);
    }
}
