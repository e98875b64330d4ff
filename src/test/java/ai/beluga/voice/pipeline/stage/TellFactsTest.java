package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TellFactsTest {

    private static final TurnId TURN = new TurnId(1);

    private final List<CallEvent> told = new ArrayList<>();
    private final TellFacts facts = new TellFacts(told::add);

    private void decided(TurnDecision decision) {
        facts.observe(new VoiceEvent.Decided(decision), 0);
    }

    private void heldAndResumed() {
        decided(new TurnDecision.Hold(TURN));
        decided(new TurnDecision.Resume(TURN));
    }

    @Test
    void soundWhileTheAgentWasNotToBeHeardIsToldAsNoInterruption() {
        decided(new TurnDecision.Say(TURN, Prompt.GREETING, Optional.empty()));

        heldAndResumed();

        assertThat(told).noneMatch(CallEvent.FalseInterruption.class::isInstance);
    }

    @Test
    void soundOverWordsThatAreHeardIsToldAsAFalseInterruption() {
        decided(new TurnDecision.Say(TURN, Prompt.GREETING, Optional.empty()));
        facts.observe(new VoiceEvent.ReplyAudible(TURN, 0), 0);

        heldAndResumed();

        assertThat(told).contains(new CallEvent.FalseInterruption(TURN));
    }

    @Test
    void callerWhoSaysTheSameAgainAfterItWasDroppedIsSeenSpeaking() {
        facts.observe(new VoiceEvent.TurnText("mhm", false, 1), 0);
        decided(new TurnDecision.DropSpeech());

        facts.observe(new VoiceEvent.TurnText("mhm", false, 1), 0);

        assertThat(told).containsExactly(new CallEvent.CallerSpeaking("mhm"), new CallEvent.CallerSpeaking("mhm"));
    }
}
