package ai.beluga.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.StreamTickets.Redemption;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamTicketsTest {

    private static final CallId CALL = new CallId("CA1");
    private static final CallId OTHER = new CallId("CA2");

    private final ManualTime time = new ManualTime();
    private final List<StreamPromised> promises = new ArrayList<>();
    private final StreamTickets tickets = new StreamTickets(() -> Duration.ofSeconds(30), time, promises::add);

    @Test
    void ticketIsGoodOnce() {
        String ticket = tickets.issue(CALL);

        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.ADMITTED);
        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.UNKNOWN);
    }

    @Test
    void everyPromiseIsToldToo() {
        tickets.issue(CALL);
        tickets.issue(CALL);

        assertThat(promises).containsExactly(new StreamPromised(CALL), new StreamPromised(CALL));
    }

    @Test
    void ticketOfAnotherCallIsRefusedAndStaysGoodForItsOwn() {
        String ticket = tickets.issue(CALL);
        tickets.issue(OTHER);

        assertThat(tickets.redeem(OTHER, ticket)).isEqualTo(Redemption.UNKNOWN);
        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.ADMITTED);
    }

    @Test
    void inventedTicketDoesNotUseUpTheRealOne() {
        String ticket = tickets.issue(CALL);

        assertThat(tickets.redeem(CALL, "guess")).isEqualTo(Redemption.UNKNOWN);
        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.ADMITTED);
    }

    @Test
    void ticketIsGoodToTheLastNanosecondOfItsLife() {
        String ticket = tickets.issue(CALL);
        time.advance(Duration.ofSeconds(30));

        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.ADMITTED);
    }

    @Test
    void ticketIsStaleAfterItsLife() {
        String ticket = tickets.issue(CALL);
        time.advance(Duration.ofSeconds(30).plusNanos(1));

        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.STALE);
    }

    @Test
    void repeatedQuestionGetsTheSameTicketWithANewLife() {
        String ticket = tickets.issue(CALL);
        time.advance(Duration.ofSeconds(20));

        assertThat(tickets.issue(CALL)).isEqualTo(ticket);
        time.advance(Duration.ofSeconds(20));
        assertThat(tickets.redeem(CALL, ticket)).isEqualTo(Redemption.ADMITTED);
    }

    @Test
    void ticketsNobodyUsedAreForgotten() {
        for (int n = 0; n < 100; n++) {
            tickets.issue(new CallId("CA" + n));
        }
        time.advance(Duration.ofSeconds(31));
        tickets.issue(CALL);

        assertThat(tickets.count()).isEqualTo(1);
    }

    @Test
    void ticketsAreLongAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < 1_000; n++) {
            seen.add(tickets.issue(new CallId("CA" + n)));
        }

        assertThat(seen).hasSize(1_000).allSatisfy(ticket -> assertThat(ticket).hasSize(32));
    }
}
