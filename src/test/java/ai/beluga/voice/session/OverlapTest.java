package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerWentOn;
import ai.beluga.voice.event.CallEvent.FalseInterruption;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.InterruptionSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The caller and the agent at once, through the whole session. */
class OverlapTest {

    private static final String ANSWER = "We are open on Monday and Tuesday and Friday from nine to five every week.";

    private static void answerOnlyKeysStop(ScriptedCall call) {
        call.agent.replies(
                new AgentReply.StoppedBy(Interruptibility.KEYS),
                new AgentReply.TextChunk(ANSWER),
                new AgentReply.Ended(AgentReply.Then.LISTEN));
        call.run(ofSeconds(2)).callerSays("Tell me.").run(ofMillis(2_000));
    }

    @Test
    void replyThatOnlyKeysStopIsHeardToItsEndAndWhatWasSaidOverItIsAsked() {
        ScriptedCall call = new ScriptedCall();
        answerOnlyKeysStop(call);

        call.callerSays("And Sunday?").run(ofSeconds(8));

        assertThat(call.facts(CallerInterrupted.class)).isEmpty();
        assertThat(call.heardAtTheFarEnd()).contains(ANSWER);
        assertThat(call.agent.requests().getLast().question()).isEqualTo("And Sunday?");
    }

    @Test
    void keyStopsAReplyThatOnlyKeysStop() {
        ScriptedCall call = new ScriptedCall();
        answerOnlyKeysStop(call);

        call.press('5').run(ofSeconds(6));

        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        assertThat(call.agent.requests().getLast().question()).isEqualTo("5");
    }

    @Test
    void coughBeforeTheReplyAsksTheAgentOnceOnly() {
        ScriptedCall call = new ScriptedCall();
        call.agent.delay(ofSeconds(2));
        call.run(ofSeconds(2)).callerSays("Tell me.").run(ofMillis(1_200));

        call.callerSpeaks(ofMillis(150)).run(ofSeconds(6));

        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.agent.cancelled()).isZero();
        assertThat(call.facts(CallerWentOn.class)).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Tell me..");
    }

    /** The tone that stands for the caller's speech has -15 dBFS. */
    @Test
    void soundFainterThanTheLeastLevelDoesNotInterrupt() {
        InterruptionSettings loudOnly = new InterruptionSettings(
                InterruptionSettings.Mode.EITHER,
                1,
                true,
                true,
                -10,
                true,
                Map.of(),
                Interruptibility.SPEECH,
                English.PHRASES);
        ScriptedCall call = new ScriptedCall(English.TURN.with(loudOnly));
        call.agent.says(ANSWER);
        call.run(ofSeconds(2)).callerSays("Tell me.").run(ofMillis(2_000));

        call.callerSays("And Sunday?").run(ofSeconds(8));

        assertThat(call.facts(CallerInterrupted.class)).isEmpty();
        assertThat(call.facts(FalseInterruption.class)).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).contains(ANSWER);
    }
}
