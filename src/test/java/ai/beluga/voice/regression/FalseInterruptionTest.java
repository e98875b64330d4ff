package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.LONG;
import static ai.beluga.voice.regression.Talk.WAIT_MILLIS;
import static ai.beluga.voice.regression.Talk.greeted;
import static ai.beluga.voice.regression.Talk.hearing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.FalseInterruption;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.testkit.ScriptedCall;
import org.junit.jupiter.api.Test;

/** Theme 2: sounds over the agent that are no interruption, and interruptions that are taken for such sounds. */
class FalseInterruptionTest {

    /** Elsewhere the agent waits for words of a sound for which none will ever come, and is silent for good. */
    @Test
    void soundOfWhichTheRecogniserSaysNothingDoesNotSilenceTheAgent() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 800);
        call.recogniser.delay(ofSeconds(60));

        call.callerSpeaks(ofMillis(300)).run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. " + LONG);
        assertThat(call.facts(FalseInterruption.class)).hasSize(1);
    }

    @Test
    void noiseThatComesAgainAndAgainDoesNotChopAnAnswerToPieces() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 300);

        for (int i = 0; i < 8; i++) {
            call.callerSpeaks(ofMillis(160)).run(ofMillis(900));
        }
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. " + LONG);
        assertThat(call.facts(FalseInterruption.class)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void noiseOverTheGreetingDoesNotLeaveTheCallerUngreeted() {
        ScriptedCall call = new ScriptedCall().run(ofMillis(200));

        call.callerSpeaks(ofMillis(200)).run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt.");
        assertThat(call.facts(CallerInterrupted.class)).isEmpty();
    }

    /** Elsewhere an agent that may not be interrupted is deaf from then on. */
    @Test
    void callerIsStillHeardAfterAnAnswerThatNothingStops() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.replies(
                new AgentReply.StoppedBy(Interruptibility.NEVER),
                new AgentReply.TextChunk("This call is recorded."),
                new AgentReply.Ended(Then.LISTEN));
        call.callerSays("Hello?").run(ofMillis(WAIT_MILLIS + 200));
        call.callerSpeaks(ofMillis(200)).run(ofSeconds(4));

        call.callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. This call is recorded. You said What are your hours?.");
    }

    /** Elsewhere a stray sound before the answer cancels it, and nobody begins it again. */
    @Test
    void noiseWhileTheAgentThinksDoesNotCostTheAnswer() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.recogniser.delay(ofSeconds(60));
        call.agent.delay(ofMillis(900));
        call.recogniser.hears("ignored");
        call.callerSpeaks(ofMillis(500));
        call.recogniser.interim("What are your hours");
        call.callerSpeaks(ofMillis(500)).run(ofMillis(3_900));
        assertThat(call.agent.requests()).hasSize(1);

        call.callerSpeaks(ofMillis(300)).run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours.");
    }

    /** Elsewhere a least number of words makes the agent talk on over whoever says "stop". */
    @Test
    void wordsThatTakeTheFloorSilenceTheAgentBeforeTheyAreSaidToTheirEnd() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 800);
        long speaksFrom = call.time.millis();
        call.callerSpeaks(ofMillis(400));
        call.recogniser.interim("No wait that");
        call.recogniser.hears("No wait, that is wrong.");

        call.callerSpeaks(ofMillis(1_000));

        assertThat(call.line().lastSoundMillis() - speaksFrom).isLessThanOrEqualTo(100 + 250 + 60);
        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("You said No wait, that is wrong..");
    }
}
