package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.TurnDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskCallerTest {

    private static final TurnId WISH = new TurnId(1);
    private static final TurnId QUESTION = new TurnId(2);
    private static final TurnId ANSWER = new TurnId(3);
    private static final ToolAsker AGENT = new ToolAsker.Agent(0);
    private static final String ASKED = "Shall I pay?";

    private final List<VoiceEvent> told = new ArrayList<>();
    private final List<VoiceEvent> emitted = new ArrayList<>();
    private final AskCaller stage = new AskCaller(AskCaller.Manner.DEFAULT, told::add);

    @Test
    void turnThatWaitsForTheToolAndIsCutOffIsSaidAndNotAsked() {
        callerAgrees();
        assertThat(told).contains(new VoiceEvent.ToolConfirmed(AGENT, "id", true));
        emitted.clear();

        decided(new TurnDecision.Interrupt(ANSWER));
        at(new VoiceEvent.ToolAnswered(WISH, AGENT, "id", "{}"));

        assertThat(emitted)
                .contains(new VoiceEvent.Decided(new TurnDecision.Unasked(ANSWER, "Yes.")))
                .doesNotContain(new VoiceEvent.Decided(ask(ANSWER, "Yes.")));
    }

    @Test
    void turnThatWaitsForTheToolIsAskedThen() {
        callerAgrees();
        assertThat(emitted).doesNotContain(new VoiceEvent.Decided(ask(ANSWER, "Yes.")));

        at(new VoiceEvent.ToolAnswered(WISH, AGENT, "id", "{}"));

        assertThat(emitted).contains(new VoiceEvent.Decided(ask(ANSWER, "Yes.")));
    }

    private void callerAgrees() {
        decided(ask(WISH, "Pay it."));
        at(new VoiceEvent.ToolToConfirm(WISH, AGENT, "id", ASKED, ASKED));
        decided(new TurnDecision.Announce(QUESTION, -1, ASKED));
        at(new VoiceEvent.ReplyOver(QUESTION, Utterance.agent(ASKED), true, Optional.empty()));
        decided(ask(ANSWER, "Yes."));
    }

    private static TurnDecision.Ask ask(TurnId turn, String words) {
        return new TurnDecision.Ask(turn, words, new TurnDecision.TurnTiming(0, 0, 0));
    }

    private void decided(TurnDecision decision) {
        at(new VoiceEvent.Decided(decision));
    }

    private void at(VoiceEvent event) {
        stage.process(event, 0, emitted::add);
    }
}
