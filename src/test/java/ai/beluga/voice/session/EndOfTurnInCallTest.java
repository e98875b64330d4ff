package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.ReplyStarted;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingMode;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the agent asks and what the recogniser thinks reach the decision, through the whole pipeline on virtual time. */
class EndOfTurnInCallTest {

    private static final EndpointingSettings PAUSES = EndpointingSettings.DEFAULT;

    private static ScriptedCall greeted(EndpointingMode mode) {
        EndSigns signs = EndSigns.DEFAULT.with(mode).with(TurnWords.of(Locale.US));
        return new ScriptedCall(TurnSettings.DEFAULT.with(PreemptiveSettings.OFF).with(PAUSES.with(signs)))
                .run(ofSeconds(2));
    }

    private static Duration endpointing(ScriptedCall call) {
        return call.facts(ReplyStarted.class).getLast().latency().endpointing();
    }

    @Test
    void yesAfterAQuestionForItEndsTheTurnAtTheLeastPause() {
        ScriptedCall call = greeted(EndpointingMode.FUSED);
        call.agent.says("You want a table for two. Is that right?");

        call.callerSays("A table please.").run(ofSeconds(6));
        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(endpointing(call))
                .as("the text comes 324 ms after the speech")
                .isBetween(PAUSES.min(), ofMillis(330));
    }

    @Test
    void yesAfterNoQuestionIsGivenMoreTime() {
        ScriptedCall call = greeted(EndpointingMode.FUSED);
        call.agent.says("You want a table for two.");

        call.callerSays("A table please.").run(ofSeconds(6));
        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(endpointing(call)).isGreaterThan(ofMillis(600));
    }

    @Test
    void whatTheAgentSaysItWaitsForCountsMoreThanItsWords() {
        ScriptedCall call = greeted(EndpointingMode.FUSED);
        call.agent.replies(
                new AgentReply.TextChunk("Is it on the card?"),
                new AgentReply.Ended(Then.LISTEN, Optional.of(Expectation.number(6))));

        call.callerSays("A table please.").run(ofSeconds(6));
        call.callerSays("Yes, four seven two.").run(ofSeconds(3));

        assertThat(endpointing(call)).isGreaterThan(PAUSES.max().minusMillis(150));
    }

    @Test
    void recogniserThatTakesTurnsItselfEndsThem() {
        ScriptedCall call = greeted(EndpointingMode.RECOGNISER);
        call.recogniser.judges(TurnJudgement.STARTED);

        call.callerSays("I would like to").run(ofMillis(700));
        call.recogniser.judges(TurnJudgement.LIKELY_OVER);
        call.run(ofMillis(100));
        assertThat(call.facts(CallerSpoke.class)).isEmpty();
        call.recogniser.judges(TurnJudgement.OVER);
        call.run(ofSeconds(3));

        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(endpointing(call)).isBetween(ofMillis(700), ofMillis(900));
    }

    @Test
    void callerWhoGoesOnForARecogniserKeepsTheTurnUntilTheLongestPause() {
        ScriptedCall call = greeted(EndpointingMode.RECOGNISER);

        call.callerSays("What are your hours?");
        call.recogniser.judges(TurnJudgement.LIKELY_OVER);
        call.recogniser.judges(TurnJudgement.RESUMED);
        call.run(ofSeconds(4));

        assertThat(endpointing(call)).isEqualTo(PAUSES.max());
    }
}
