package ai.beluga.voice.twilio.media;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.Answer;
import ai.beluga.voice.call.CallState;
import ai.beluga.voice.call.CallsForTests;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.testkit.ManualTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketAdmissionTest {

    private static final CallId CALL = new CallId("CA1");

    private final CallsForTests calls = new CallsForTests(Configurations.of(), new ManualTime());
    private final TicketAdmission admission = new TicketAdmission(calls.tickets(), calls.calls());

    @Test
    void callWithItsTicketHasItsStream() {
        assertThat(admission.admits(CALL, ticket())).isTrue();
        assertThat(calls.calls().find(CALL).orElseThrow().state()).isEqualTo(CallState.TALKING);
    }

    @Test
    void ticketIsGoodOnce() {
        String ticket = ticket();
        admission.admits(CALL, ticket);

        assertThat(admission.admits(CALL, ticket)).isFalse();
    }

    @Test
    void conversationThatIsOverIsNotBegunAnew() {
        String ticket = ticket();
        calls.calls().ended(CALL, EndReason.LINE_LOST);

        assertThat(admission.admits(CALL, ticket)).isFalse();
    }

    private String ticket() {
        return ((Answer.Connect) calls.answerCall().answer(CALL, Map.of())).ticket();
    }
}
