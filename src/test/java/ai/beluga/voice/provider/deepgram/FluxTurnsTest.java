package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FluxTurnsTest {

    private static final int SECOND = 8_000;

    private final List<SttEvent> events = new ArrayList<>();
    private final FluxTurns turns = new FluxTurns(events::add);

    /** The example of one preemptive turn in the vendor's form: eager, resumed, eager, over. */
    @Test
    void turnIsToldAsItGoes() {
        turns.take(new TurnInfo("Update", 0, 0.24, ""));
        turns.take(new TurnInfo("StartOfTurn", 0, 0.8, "I want"));
        turns.take(new TurnInfo("EagerEndOfTurn", 0, 1.6, "I want to order"));
        turns.take(new TurnInfo("TurnResumed", 0, 2.0, "I want to order a"));
        turns.take(new TurnInfo("EagerEndOfTurn", 0, 2.6, "I want to order a pizza."));
        turns.take(new TurnInfo("EndOfTurn", 0, 2.9, "I want to order a pizza."));
        turns.take(new TurnInfo("StartOfTurn", 1, 4.0, "With"));

        assertThat(events)
                .containsExactly(
                        new SttEvent.Hypothesis(0, "I want", false),
                        new SttEvent.TurnJudged(TurnJudgement.STARTED),
                        new SttEvent.Hypothesis(0, "I want to order", false),
                        new SttEvent.TurnJudged(TurnJudgement.LIKELY_OVER),
                        new SttEvent.Hypothesis(0, "I want to order a", false),
                        new SttEvent.TurnJudged(TurnJudgement.RESUMED),
                        new SttEvent.Hypothesis(0, "I want to order a pizza.", false),
                        new SttEvent.TurnJudged(TurnJudgement.LIKELY_OVER),
                        new SttEvent.Hypothesis(0, "I want to order a pizza.", true),
                        new SttEvent.TurnJudged(TurnJudgement.OVER),
                        new SttEvent.Hypothesis(1, "With", false),
                        new SttEvent.TurnJudged(TurnJudgement.STARTED));
    }

    @Test
    void flushIsDoneOnceFluxHasListenedPastIt() {
        turns.flushAsked(1, SECOND);
        turns.flushAsked(2, 2 * SECOND);
        turns.take(new TurnInfo("Update", 0, 0.72, "I"));
        assertThat(events).containsExactly(new SttEvent.Hypothesis(0, "I", false));

        turns.take(new TurnInfo("Update", 0, 1.2, "I want"));
        assertThat(events).endsWith(new SttEvent.Hypothesis(0, "I want", false), new SttEvent.Flushed(1));

        turns.take(new TurnInfo("EndOfTurn", 0, 2.4, "I want it."));
        assertThat(events)
                .endsWith(
                        new SttEvent.Hypothesis(0, "I want it.", true),
                        new SttEvent.Flushed(2),
                        new SttEvent.TurnJudged(TurnJudgement.OVER));
    }

    @Test
    void flushOfWhatFluxHasHeardAlreadyIsDoneAtOnce() {
        turns.take(new TurnInfo("Update", 0, 1.2, ""));

        turns.flushAsked(1, SECOND);

        assertThat(events).containsExactly(new SttEvent.Flushed(1));
    }

    @Test
    void wordsOfATurnTheGatewayEndedAreNotToldAgain() {
        turns.take(new TurnInfo("StartOfTurn", 0, 0.8, "I want"));
        turns.endTurn();
        events.clear();

        turns.take(new TurnInfo("EagerEndOfTurn", 0, 1.0, "I want"));
        turns.take(new TurnInfo("EndOfTurn", 0, 1.2, "I want."));

        assertThat(events).isEmpty();
    }

    @Test
    void wordsAfterTheGatewaysEndOfTheTurnAreANewSegment() {
        turns.take(new TurnInfo("StartOfTurn", 0, 0.8, "I want"));
        turns.endTurn();
        events.clear();

        turns.take(new TurnInfo("EndOfTurn", 0, 2, "I want, with cheese."));

        assertThat(events)
                .containsExactly(
                        new SttEvent.Hypothesis(1, "with cheese.", true), new SttEvent.TurnJudged(TurnJudgement.OVER));
    }

    @Test
    void turnAfterOneThatTheGatewayEndedIsWhole() {
        turns.take(new TurnInfo("StartOfTurn", 0, 0.8, "I want"));
        turns.endTurn();
        turns.take(new TurnInfo("EndOfTurn", 0, 1.2, "I want"));
        events.clear();

        turns.take(new TurnInfo("StartOfTurn", 1, 2.4, "With cheese"));

        assertThat(events)
                .containsExactly(
                        new SttEvent.Hypothesis(1, "With cheese", false),
                        new SttEvent.TurnJudged(TurnJudgement.STARTED));
    }

    @Test
    void endOfATurnAnswersItsFlushes() {
        turns.flushAsked(1, SECOND);

        turns.endTurn();

        assertThat(events).containsExactly(new SttEvent.Flushed(1));
    }

    @Test
    void audioIsNeededUntilTheTurnIsOverAndAllWasHeard() {
        assertThat(turns.needsAudio(0)).isFalse();
        assertThat(turns.needsAudio(SECOND)).isTrue();

        turns.take(new TurnInfo("Update", 0, 1.0, ""));
        assertThat(turns.needsAudio(SECOND)).isFalse();

        turns.take(new TurnInfo("StartOfTurn", 0, 1.2, "I"));
        assertThat(turns.needsAudio(SECOND)).isTrue();

        turns.take(new TurnInfo("EndOfTurn", 0, 2, "I"));
        assertThat(turns.needsAudio(SECOND)).isFalse();
    }

    @Test
    void eventsNobodyKnowsAreUpdates() {
        turns.take(new TurnInfo("SomethingNew", 0, 1, "I want"));

        assertThat(events).containsExactly(new SttEvent.Hypothesis(0, "I want", false));
    }
}
