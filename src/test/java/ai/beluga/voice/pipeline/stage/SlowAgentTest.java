package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An agent that pauses in its reply. */
class SlowAgentTest {

    private static final TurnId TURN = new TurnId(3);

    private final List<VoiceEvent> emitted = new ArrayList<>();
    private final List<AgentRequest> cancelled = new ArrayList<>();
    private boolean hasAnother;
    private final Respond respond = new Respond(
            new CallId("CA1"),
            Locale.US,
            (request, replies) -> new Waited(request),
            new Respond.Manner(Map.of(), TurnWords.NONE, Use.DEFAULT),
            () -> 0,
            event -> {});

    @Test
    void callerHearsAWholeSentenceBehindWhichTheAgentPauses() {
        asked();
        says("Let me see.", 1_000);
        frame(1_280);
        assertThat(clauses()).isEmpty();

        frame(1_300);
        frame(1_320);
        says(" It is open.", 3_000);
        frame(3_300);

        assertThat(clauses()).containsExactly("Let me see.", "It is open.");
    }

    @Test
    void halfASentenceIsNotSpokenHoweverLongTheAgentPauses() {
        asked();
        says("Let me", 1_000);

        frame(9_000);

        assertThat(clauses()).isEmpty();
    }

    @Test
    void pauseOfAReplyThatWasGivenUpSaysNothing() {
        asked();
        says("Let me see.", 1_000);
        at(new VoiceEvent.Decided(new TurnDecision.Interrupt(TURN)), 1_100);

        frame(2_000);

        assertThat(clauses()).isEmpty();
    }

    @Test
    void answerThatHasBegunIsNotCutOffByTheShortOneThatWasAskedBesideIt() {
        asked();
        at(new VoiceEvent.Decided(new TurnDecision.Bridge(TURN, WaitStep.SHORTER_ANSWER)), 4_000);
        says("Let me see. ", 4_500);
        assertThat(cancelled).extracting(AgentRequest::brief).containsExactly(true);

        saysInShort("It is.", 4_600);
        says("It is open until nine. ", 4_700);

        assertThat(cancelled).hasSize(1);
        frame(5_000);
        assertThat(clauses()).containsExactly("Let me see.", "It is open until nine.");
    }

    @Test
    void secondAgentIsToldOfOnlyWhenThereIsOne() {
        asked();
        at(new VoiceEvent.Decided(new TurnDecision.Bridge(TURN, WaitStep.SECOND_PROVIDER)), 1_000);
        assertThat(emitted).doesNotHaveAnyElementsOfTypes(VoiceEvent.AnotherAsked.class);

        hasAnother = true;
        at(new VoiceEvent.Decided(new TurnDecision.Bridge(TURN, WaitStep.SECOND_PROVIDER)), 1_100);

        assertThat(emitted).contains(new VoiceEvent.AnotherAsked(TURN, WaitStep.SECOND_PROVIDER));
    }

    private final class Waited implements Agent.Reply {
        private final AgentRequest request;

        private Waited(AgentRequest request) {
            this.request = request;
        }

        @Override
        public void cancel() {
            cancelled.add(request);
        }

        @Override
        public boolean hedge() {
            return hasAnother;
        }
    }

    private void saysInShort(String words, int atMillis) {
        at(
                new VoiceEvent.AgentSaid(
                        TURN, ShortAnswer.GENERATION, new AgentReply.TextChunk(words), atMillis * 1_000_000L),
                atMillis);
    }

    private void asked() {
        at(new VoiceEvent.Decided(new TurnDecision.Ask(TURN, "are you open", new TurnDecision.TurnTiming(0, 0, 0))), 0);
    }

    private void says(String words, int atMillis) {
        at(new VoiceEvent.AgentSaid(TURN, 0, new AgentReply.TextChunk(words), atMillis * 1_000_000L), atMillis);
    }

    private void frame(int atMillis) {
        at(new VoiceEvent.CallerAudio(atMillis, new short[160], 160), atMillis);
    }

    private void at(VoiceEvent event, int millis) {
        respond.process(event, millis * 1_000_000L, emitted::add);
    }

    private List<String> clauses() {
        return emitted.stream()
                .filter(VoiceEvent.ReplyClause.class::isInstance)
                .map(event -> ((VoiceEvent.ReplyClause) event).text())
                .toList();
    }
}
