package ai.beluga.voice.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final CallId ID = new CallId("CA1");

    private final Call connecting = Call.connecting(ID, Map.of("From", List.of("+15005550006")), 0);

    @Test
    void conversationThatIsOverDoesNotBeginAgain() {
        Call ended = connecting.talking(1).ended(EndReason.GOODBYE, 2);

        assertThatThrownBy(() -> ended.talking(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("call CA1 cannot go from ENDED to TALKING");
    }

    @Test
    void callIsTransferredOnlyAfterItsConversation() {
        assertThatThrownBy(() -> connecting.talking(1).transferring(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingFollowsTheEnd() {
        for (CallState next : CallState.values()) {
            assertThat(CallState.FINISHED.allows(next)).as(next.name()).isFalse();
        }
    }

    @Test
    void onlyCallsWithAConversationTakeAPlace() {
        assertThat(CallState.values())
                .filteredOn(CallState::live)
                .containsExactly(CallState.CONNECTING, CallState.TALKING);
    }

    @Test
    void whatWasSaidAboutACallIsLetGoAtItsEnd() {
        assertThat(connecting.talking(1).details()).isNotEmpty();
        assertThat(connecting.finished(2).details()).isEmpty();
    }
}
