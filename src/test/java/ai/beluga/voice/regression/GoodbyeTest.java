package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.greeted;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.CallEvent.CallEnded;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line.CloseCause;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.ScriptedCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Theme 9: goodbyes that are cut, calls that end without being asked to, and calls that do not end. */
class GoodbyeTest {

    private static final AgentReply[] FAREWELL = {
        new AgentReply.TextChunk("Thank you for calling.\n"),
        new AgentReply.TextChunk("Goodbye and have a nice day."),
        new AgentReply.Ended(Then.HANG_UP)
    };

    @Test
    void goodbyeOfMoreThanOneSentenceIsHeardToItsLastWordBeforeTheLineCloses() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.replies(FAREWELL);
        call.callerSays("Bye.");

        while (call.line().closes().isEmpty() && call.time.millis() < 20_000) {
            call.run(ofMillis(20));
        }

        assertThat(call.heardAtTheFarEnd()).endsWith("Thank you for calling. Goodbye and have a nice day.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
        assertThat(call.time.millis() - call.line().lastSoundMillis())
                .as("silence after the goodbye")
                .isLessThan(200);
    }

    @Test
    void hangUpThatAnInterruptedAgentAsksForLaterIsIgnored() {
        AtomicReference<StubbornAgent> agent = new AtomicReference<>();
        ScriptedCall call = greeted(stubborn(agent));
        agent.get().says(ofMillis(1_000), FAREWELL);
        call.callerSays("Bye.").run(ofMillis(2_200));

        call.callerSays("No wait, one more thing.").run(ofSeconds(6));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("You said No wait, one more thing..");
    }

    @Test
    void hangUpOfAnAnswerThatWasTakenBackIsIgnored() {
        AtomicReference<StubbornAgent> agent = new AtomicReference<>();
        ScriptedCall call = greeted(stubborn(agent));
        agent.get().says(ofMillis(1_500), FAREWELL);
        call.callerSays("Bye").run(ofMillis(1_500));

        call.callerSays("by the way, what are your hours?").run(ofSeconds(8));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. You said Bye by the way, what are your hours?.");
    }

    @Test
    void agentThatHangsUpWithoutAWordDoesNotDoSoWhileTheCallerGoesOn() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofMillis(1_500));
        call.agent.replies(new AgentReply.Ended(Then.HANG_UP));
        call.callerSays("Bye").run(ofMillis(1_500));

        call.callerSays("by the way, what are your hours?").run(ofSeconds(6));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).contains("by the way, what are your hours?.");
    }

    @Test
    void coughDoesNotKeepACallAliveThatTheAgentHasEnded() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofMillis(1_500));
        call.agent.replies(new AgentReply.Ended(Then.HANG_UP));
        call.callerSays("Bye.").run(ofMillis(2_000));

        call.callerSpeaks(ofMillis(250)).run(ofSeconds(4));

        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    /** Elsewhere a call takes ten seconds to end, because something in it waits for an engine that hangs. */
    @Test
    void enginesThatHangDoNotKeepACallAliveWhoseCallerHungUp() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.synthesizer.stallAfter(1);
        call.callerSays("What are your hours?").run(ofMillis(1_500));
        call.agent.delay(Duration.ofMinutes(5));
        call.recogniser.delay(Duration.ofMinutes(5));
        call.callerSpeaks(ofMillis(800));

        call.lose(LossCause.STOPPED);

        assertThat(call.live()).isZero();
        assertThat(call.timersRunning()).as("timers left behind").isZero();
        assertThat(call.recogniser.closed()).isEqualTo(call.recogniser.opened());
        assertThat(call.facts(CallEnded.class)).extracting(CallEnded::reason).containsExactly(EndReason.CALLER_HUNG_UP);
    }

    @Test
    void callWhoseLineBreaksDuringTheGoodbyeIsNotLeftAliveForEver() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.replies(FAREWELL);
        call.callerSays("Bye.").run(ofMillis(1_500)).lose(LossCause.BROKEN);

        call.time.advance(ofSeconds(31));

        assertThat(call.live()).isZero();
        assertThat(call.reports()).hasSize(1);
        assertThat(call.timersRunning()).isZero();
    }

    /** A caller who neither speaks nor hangs up, on a line of which no mark ever comes back. */
    @Test
    void callOfAForgottenReceiverEndsByItself() {
        ScriptedCall call = new ScriptedCall();
        call.line().loseMarks();

        call.run(ofSeconds(90));

        assertThat(call.live()).isZero();
        assertThat(call.reports()).containsExactly(EndReason.CALLER_SILENT);
        assertThat(call.line().closes()).containsExactly(CloseCause.DONE);
    }

    private static ScriptedCall stubborn(AtomicReference<StubbornAgent> agent) {
        return ScriptedCall.servedBy(call -> {
            agent.set(new StubbornAgent(call.agent, call.time));
            return Talk.engines(call, agent.get(), call.synthesizer);
        });
    }
}
