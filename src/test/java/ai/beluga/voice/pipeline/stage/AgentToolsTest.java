package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.tool.Allowance;
import ai.beluga.voice.tool.Limits;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.ToolDesk;
import ai.beluga.voice.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an agent is told about tools, until the caller has heard a reply that knew of it. */
class AgentToolsTest {

    private static final TurnId ONE = new TurnId(1);
    private static final TurnId TWO = new TurnId(2);
    private static final TurnId THREE = new TurnId(3);

    private final ToolDesk desk = new ToolDesk(
            "CA1",
            List.of(new Tool(
                    "pay", "x", List.of(), new Tool.Manner(true, Optional.empty(), Limits.DEFAULT, Optional.empty()))),
            new Allowance(5, 9));
    private final AgentTools tools = new AgentTools(desk, event -> {});

    @Test
    void noteOfATurnThatWasTakenBackOrCutOffIsToldWithTheNext() {
        tools.note("declined");
        assertThat(tools.tellWith(ONE)).containsExactly("declined");
        assertThat(tools.tellWith(TWO)).containsExactly("declined");
        over(TWO, false);
        assertThat(tools.tellWith(THREE)).containsExactly("declined");

        over(THREE, true);

        assertThat(tools.tellWith(new TurnId(4))).isEmpty();
    }

    @Test
    void noteThatCameBehindTheQuestionIsNotToldByItsReply() {
        tools.note("declined");
        tools.tellWith(ONE);
        tools.note("done");

        over(ONE, true);

        assertThat(tools.tellWith(TWO)).containsExactly("done");
    }

    @Test
    void replyThatIsOnlyPreparedTakesNothingFromTheOneThatTellsIt() {
        desk.wanted(1, ONE, "pay", "{}");
        desk.gone(1);
        desk.settled(1, new ToolResult.Done("5"));
        tools.note("declined");
        assertThat(tools.tellWith(TWO)).hasSize(2);

        AgentRequest next = new AgentRequest(new CallId("CA1"), THREE, Locale.US, List.of(Utterance.caller("And?")));
        assertThat(tools.offeredAhead(next).notes()).hasSize(2);
        desk.heard(TWO);
        over(TWO, true);

        assertThat(tools.tellWith(THREE)).isEmpty();
    }

    private void over(TurnId turn, boolean complete) {
        tools.heard(new VoiceEvent.ReplyOver(turn, Utterance.agent("So."), complete, Optional.empty()));
    }
}
