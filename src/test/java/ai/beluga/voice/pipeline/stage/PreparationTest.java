package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnDecision.TurnTiming;
import ai.beluga.voice.turn.TurnWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private static final TurnId TURN = new TurnId(5);
    private static final List<Utterance> HISTORY = List.of(Utterance.agent("Hello."));

    private final List<VoiceEvent> emitted = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Preparation preparation = preparation(Strategy.DISCARD, false);

    @Test
    void replyIsUsedForItsWordsInItsConversation() {
        begin(preparation, 1);

        assertThat(settle(preparation, "what are your hours?", HISTORY)).isPresent();
        assertThat(told).containsExactly("confirm");
        assertThat(outcomes()).containsExactly(PreparedOutcome.USED);
    }

    @Test
    void replyIsNotUsedForOtherWords() {
        begin(preparation, 1);
        preparation.take(ended(1, AgentReply.Then.LISTEN), 0, emitted::add);

        assertThat(settle(preparation, "what are your prices", HISTORY)).isEmpty();
        assertThat(told).containsExactly("cancel");
        assertThat(outcomes()).containsExactly(PreparedOutcome.OTHER_WORDS);
    }

    @Test
    void replyIsNotUsedInAnotherConversation() {
        begin(preparation, 1);
        List<Utterance> more = List.of(Utterance.agent("Hello."), Utterance.agent("Are you still there?"));

        assertThat(settle(preparation, "what are your hours", more)).isEmpty();
        assertThat(told).containsExactly("cancel");
        assertThat(outcomes()).containsExactly(PreparedOutcome.OTHER_CONVERSATION);
    }

    @Test
    void replyIsNotUsedInAConversationOfWhichLessWasHeard() {
        begin(preparation, 1);

        assertThat(settle(
                        preparation,
                        "what are your hours",
                        List.of(new Utterance(HISTORY.getFirst().speaker(), "Hello.", true))))
                .isEmpty();
    }

    @Test
    void replyToAnotherTurnIsNotUsed() {
        begin(preparation, 1);

        assertThat(preparation.settle(ask(TURN.next(), "what are your hours"), ground(HISTORY), 0, emitted::add))
                .isEmpty();
        assertThat(told).containsExactly("cancel");
    }

    @Test
    void replyIsSettledOnce() {
        begin(preparation, 1);
        settle(preparation, "what are your hours", HISTORY);

        preparation.discard(PreparedOutcome.OVERTAKEN, 0, emitted::add);
        preparation.close();

        assertThat(told).containsExactly("confirm");
        assertThat(outcomes()).containsExactly(PreparedOutcome.USED);
    }

    @Test
    void wordsOfAnEarlierGenerationAreStale() {
        begin(preparation, 1);
        preparation.discard(new TurnDecision.Unprepare(TURN, 1), 0, emitted::add);
        begin(preparation, 2);
        emitted.clear();

        preparation.take(said(1, "We open at nine."), 0, emitted::add);

        assertThat(settle(preparation, "what are your hours", HISTORY)
                        .orElseThrow()
                        .said())
                .isEmpty();
    }

    @Test
    void staleWishToGiveUpLeavesTheNewestReplyAlone() {
        begin(preparation, 2);

        preparation.discard(new TurnDecision.Unprepare(TURN, 1), 0, emitted::add);

        assertThat(told).isEmpty();
    }

    @Test
    void replyWithoutAnEndIsGivenUpInsteadOfKept() {
        begin(preparation, 1);

        preparation.take(said(1, "word ".repeat(1_001)), 0, emitted::add);

        assertThat(told).containsExactly("cancel");
        assertThat(outcomes()).containsExactly(PreparedOutcome.FAILED);
    }

    @Test
    void anyWordsAreAnsweredByACompleteReplyOnly() {
        Preparation always = preparation(Strategy.ALWAYS, false);
        begin(always, 1);
        always.take(said(1, "We open at nine."), 0, emitted::add);
        assertThat(settle(always, "what do you sell", HISTORY)).isEmpty();

        begin(always, 2);
        always.take(said(2, "We open at nine."), 0, emitted::add);
        always.take(ended(2, AgentReply.Then.LISTEN), 0, emitted::add);
        assertThat(settle(always, "what do you sell", HISTORY)).isPresent();

        begin(always, 3);
        always.take(said(3, "Goodbye."), 0, emitted::add);
        always.take(ended(3, AgentReply.Then.HANG_UP), 0, emitted::add);
        assertThat(settle(always, "what do you sell", HISTORY)).isEmpty();
        assertThat(told).containsExactly("cancel", "cancel").doesNotContain("confirm");
    }

    @Test
    void firstClauseIsSentAheadOnceAndOnlyWhenToldSo() {
        begin(preparation, 1);
        preparation.take(said(1, "We open at nine. And we close"), 0, emitted::add);
        assertThat(emitted).isEmpty();

        Preparation ahead = preparation(Strategy.DISCARD, true);
        begin(ahead, 1);
        ahead.take(said(1, "We open at nine. And we close"), 0, emitted::add);
        ahead.take(said(1, " at five. Always. "), 0, emitted::add);

        assertThat(emitted).containsExactly(new VoiceEvent.PreparedClause(TURN, 1, "We open at nine.", 7));
        assertThat(ahead.firstClauseSpoken()).isTrue();
    }

    @Test
    void stageThatIsClosedGivesItsPreparedReplyUp() {
        Agent agent = (request, replies) -> () -> told.add("cancel");
        Respond respond = new Respond(
                new CallId("CA1"),
                Locale.US,
                agent,
                new Respond.Manner(Map.of(), TurnWords.NONE, Use.DEFAULT),
                () -> 0,
                event -> {});
        respond.process(
                new VoiceEvent.Decided(new TurnDecision.Prepare(TURN, 1, "what are your hours")), 0, emitted::add);

        respond.close();

        assertThat(told).containsExactly("cancel");
    }

    private static PreparedReply.Ground ground(List<Utterance> history) {
        return new PreparedReply.Ground(history, List.of());
    }

    private List<PreparedOutcome> outcomes() {
        return emitted.stream()
                .map(event -> ((VoiceEvent.PreparedSettled) event).outcome())
                .toList();
    }

    private void begin(Preparation target, int generation) {
        Agent.Reply reply = new Agent.Reply() {
            @Override
            public void cancel() {
                told.add("cancel");
            }

            @Override
            public void confirm() {
                told.add("confirm");
            }
        };
        target.begin(new PreparedReply(
                new TurnDecision.Prepare(TURN, generation, "What are your hours"), ground(HISTORY), 0, reply));
    }

    private Optional<PreparedReply> settle(Preparation target, String words, List<Utterance> history) {
        return target.settle(ask(TURN, words), ground(history), 0, emitted::add);
    }

    private static TurnDecision.Ask ask(TurnId turn, String words) {
        return new TurnDecision.Ask(turn, words, new TurnTiming(0, 0, 0));
    }

    private static VoiceEvent.AgentSaid said(int generation, String words) {
        return new VoiceEvent.AgentSaid(TURN, generation, new AgentReply.TextChunk(words), 7);
    }

    private static VoiceEvent.AgentSaid ended(int generation, AgentReply.Then then) {
        return new VoiceEvent.AgentSaid(TURN, generation, new AgentReply.Ended(then), 7);
    }

    private static Preparation preparation(Strategy strategy, boolean speech) {
        return new Preparation(new Use(strategy, 0.8, speech, Use.ENGLISH_LIGHT_WORDS));
    }
}
