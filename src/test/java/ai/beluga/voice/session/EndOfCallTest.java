package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.CallEnded;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Line.CloseCause;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.FarEnd;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.CallLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How a call ends, is lost and comes back, and what it does when an engine fails. */
class EndOfCallTest {

    private ScriptedCall call = new ScriptedCall();

    @Test
    void goodbyeIsHeardBeforeTheLineIsClosed() {
        call.agent.replies(new AgentReply.TextChunk("Goodbye and thank you."), new AgentReply.Ended(Then.HANG_UP));
        call.run(ofSeconds(2)).callerSays("Bye.").run(ofSeconds(1));
        assertThat(call.line().closes()).isEmpty();

        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("Goodbye and thank you.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
        assertThat(call.line().closes()).containsExactly(CloseCause.DONE);
        assertThat(call.live()).isZero();
    }

    @Test
    void reasonIsToldBeforeTheLineIsClosed() {
        call.agent.replies(new AgentReply.TextChunk("One moment."), new AgentReply.Ended(Then.TRANSFER));

        call.run(ofSeconds(2)).callerSays("A person, please.").run(ofSeconds(4));

        assertThat(call.order()).containsExactly("reported TRANSFER", "closed DONE");
    }

    @Test
    void callerWhoInterruptsTheGoodbyeStaysInTheCall() {
        call.agent.replies(
                new AgentReply.TextChunk("Goodbye and thank you so much for calling us today."),
                new AgentReply.Ended(Then.HANG_UP));
        call.run(ofSeconds(2)).callerSays("Bye.").run(ofMillis(1_600));

        call.callerSays("No wait, one more thing.").run(ofSeconds(6));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("You said No wait, one more thing..");
    }

    @Test
    void hungUpCallerEndsEverything() {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(400)).lose(LossCause.STOPPED);

        assertThat(call.reports()).containsExactly(EndReason.CALLER_HUNG_UP);
        assertThat(call.facts(CallEnded.class)).extracting(CallEnded::reason).containsExactly(EndReason.CALLER_HUNG_UP);
        assertThat(call.recogniser.closed()).isEqualTo(1);
        assertThat(call.synthesizer.closed()).isEqualTo(1);
        assertThat(call.timersRunning()).as("timers left behind").isZero();
    }

    @Test
    void callerWhoHangsUpRightAfterTheStartLeavesNobodyBehind() {
        Queue<Runnable> threads = new ArrayDeque<>();
        call = ScriptedCall.withThreads(threads::add);

        call.lose(LossCause.STOPPED);
        while (!threads.isEmpty()) {
            threads.remove().run();
        }

        assertThat(call.reports()).containsExactly(EndReason.CALLER_HUNG_UP);
        assertThat(call.live()).isZero();
        assertThat(call.timersRunning()).isZero();
    }

    @Test
    void lineLostRightAfterTheStartIsWaitedFor() {
        Queue<Runnable> threads = new ArrayDeque<>();
        call = ScriptedCall.withThreads(threads::add);
        call.lose(LossCause.BROKEN);
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        assertThat(call.reports()).isEmpty();

        call.time.advance(ofSeconds(60));
        while (!threads.isEmpty()) {
            threads.remove().run();
        }

        assertThat(call.reports()).containsExactly(EndReason.LINE_LOST);
        assertThat(call.live()).isZero();
    }

    @Test
    void goodbyeIsNotTakenForHeardWhileTheNetworkHoldsItBack() {
        call.agent.replies(new AgentReply.TextChunk("Goodbye and thank you."), new AgentReply.Ended(Then.HANG_UP));
        call.run(ofSeconds(2)).callerSays("Bye.").run(ofMillis(1_200));

        call.stall(ofSeconds(8));

        assertThat(call.reports()).isEmpty();
        call.run(ofSeconds(3));
        assertThat(call.heardAtTheFarEnd()).endsWith("Goodbye and thank you.");
        assertThat(call.heardInFacts()).endsWith("Goodbye and thank you.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void goodbyeOfWhichNoMarkComesBackEndsTheCallAllTheSame() {
        call.line().loseMarks();
        call.agent.replies(new AgentReply.TextChunk("Goodbye and thank you."), new AgentReply.Ended(Then.HANG_UP));

        call.run(ofSeconds(5)).callerSays("Bye.").run(ofSeconds(14));

        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void callEndsWhollyThoughNobodyCanBeToldWhy() {
        call.failReports();

        call.run(ofSeconds(2)).callerSpeaks(ofMillis(400)).lose(LossCause.STOPPED);

        assertThat(call.facts(CallEnded.class)).hasSize(1);
        assertThat(call.live()).isZero();
        assertThat(call.recogniser.closed()).isEqualTo(1);
        assertThat(call.timersRunning()).isZero();
    }

    @Test
    void silentCallerIsAskedTwiceAndThenLetGo() {
        call.run(ofSeconds(40));

        assertThat(call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. still there prompt. still there prompt. silent farewell prompt.");
        assertThat(call.reports()).containsExactly(EndReason.CALLER_SILENT);
        assertThat(call.facts(CallEvent.CallerInterrupted.class)).isEmpty();
    }

    @Test
    void callerWhoAnswersARepromptIsTalkedTo() {
        call.run(ofSeconds(11)).callerSays("Yes, I am here.").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes, I am here..");
    }

    @Test
    void longestDurationEndsWithAFarewell() {
        call = new ScriptedCall(English.TURN.with(
                new CallLimits(ofSeconds(10), ofSeconds(30), ofSeconds(5))));

        call.run(ofSeconds(9));

        assertThat(call.heardAtTheFarEnd()).endsWith("time farewell prompt.");
        assertThat(call.reports()).containsExactly(EndReason.MAX_DURATION);
    }

    @Test
    void lostLineIsWaitedForAndTheCallGoesOnWithItsMemory() {
        call.run(ofSeconds(2)).callerSays("My name is Ann.").run(ofSeconds(4)).lose(LossCause.BROKEN);
        call.time.advance(ofSeconds(5));

        FarEnd second = call.reattach();
        call.run(ofSeconds(3)).callerSays("What is my name?").run(ofSeconds(4));

        assertThat(call.reports()).isEmpty();
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .startsWith("greeting prompt.", "My name is Ann.", "You said My name is Ann..");
        assertThat(second.wordsHeard()).isNotEmpty();
        assertThat(call.facts(CallEvent.LineOpened.class))
                .extracting(CallEvent.LineOpened::resumed)
                .containsExactly(false, true);
    }

    @Test
    void questionAskedJustBeforeTheLineWasLostIsAnsweredOnTheNextOne() {
        call.agent.delay(ofSeconds(2));
        call.run(ofSeconds(2))
                .callerSays("What are your hours?")
                .run(ofMillis(1_500))
                .lose(LossCause.BROKEN);

        call.reattach();
        call.run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said What are your hours?.");
    }

    @Test
    void lineThatDoesNotComeBackEndsTheCall() {
        call.run(ofSeconds(2)).lose(LossCause.BROKEN);

        call.time.advance(ofSeconds(31));

        assertThat(call.reports()).containsExactly(EndReason.LINE_LOST);
    }

    @Test
    void newestLineWins() {
        call.run(ofSeconds(2));
        FarEnd first = call.line();

        call.reattach();
        call.run(ofSeconds(3)).callerSays("Hello?").run(ofSeconds(4));

        assertThat(first.closes()).containsExactly(CloseCause.REPLACED);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Hello?.");
        assertThat(call.live()).isEqualTo(1);
    }

    @Test
    void failedReplyIsApologisedForAndTheNextOneWorks() {
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("busy")));
        call.run(ofSeconds(2)).callerSays("What are your hours?").run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt.");

        call.callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said What are your hours?.");
    }

    @Test
    void repliesThatKeepFailingEndTheCallWithAFarewell() {
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("busy")));
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("busy")));
        call.run(ofSeconds(2))
                .callerSays("One?")
                .run(ofSeconds(4))
                .callerSays("Two?")
                .run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("failure farewell prompt.");
        assertThat(call.reports()).containsExactly(EndReason.PROVIDER_FAILED);
    }

    @Test
    void agentThatNeverAnswersDoesNotLeaveTheCallerInSilence() {
        call.agent.delay(Duration.ofMinutes(5));

        call.run(ofSeconds(2)).callerSays("What are your hours?").run(ofSeconds(14));

        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt.");
        assertThat(call.agent.cancelled()).isEqualTo(1);
    }

    @Test
    void emptyReplyIsAFailure() {
        call.agent.replies(new AgentReply.Ended(Then.LISTEN));

        call.run(ofSeconds(2)).callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt.");
    }

    @Test
    void agentThatHangsUpWithoutAWordIsObeyed() {
        call.agent.replies(new AgentReply.Ended(Then.HANG_UP));

        call.run(ofSeconds(2)).callerSays("Bye.").run(ofSeconds(3));

        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void brokenSynthesizerIsOpenedAgain() {
        call.run(ofSeconds(2));
        call.synthesizer.failNext(1);

        call.callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt.");
    }

    @Test
    void recogniserThatDiesIsOpenedAgainAndKeepsTheWordsItHad() {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(400));
        call.recogniser.interim("I would");
        call.recogniser.die();
        call.recogniser.hears("like tickets");

        call.callerSpeaks(ofMillis(600)).run(ofSeconds(4));

        assertThat(call.recogniser.opened()).isEqualTo(2);
        assertThat(call.facts(CallEvent.CallerSpoke.class))
                .extracting(CallEvent.CallerSpoke::text)
                .containsExactly("I would like tickets");
    }

    @Test
    void recogniserThatCannotBeOpenedEndsTheCallWithAFarewell() {
        call.run(ofSeconds(2));
        call.recogniser.failOpens(3);

        call.recogniser.die();
        call.run(ofSeconds(5));

        assertThat(call.reports()).containsExactly(EndReason.PROVIDER_FAILED);
        assertThat(call.heardAtTheFarEnd()).endsWith("failure farewell prompt.");
    }

    @Test
    void drainedServerSaysWhy() {
        call.run(ofSeconds(2));

        call.end(EndReason.DRAIN);

        assertThat(call.reports()).containsExactly(EndReason.DRAIN);
        assertThat(call.line().closes()).containsExactly(CloseCause.GOING_AWAY);
    }

    @Test
    void wordsHeardBeforeTheCallerHungUpAreTold() {
        call.agent.says("This answer goes on and on without any comma until somebody hangs up");
        call.run(ofSeconds(2)).callerSays("Tell me more.").run(ofMillis(2_500)).lose(LossCause.STOPPED);

        assertThat(call.heardInFacts().getLast()).startsWith("This answer goes on");
        assertThat(call.facts()).last().isInstanceOf(CallEnded.class);
    }

    @Test
    void replyThatStallsInTheMiddleDoesNotLeaveTheCallerInSilence() {
        call.agent.replies(new AgentReply.TextChunk("The first sentence is there. And then "));

        call.run(ofSeconds(2)).callerSays("What are your hours?").run(ofSeconds(17));

        assertThat(call.heardAtTheFarEnd())
                .contains("The first sentence is there.")
                .endsWith("apology prompt.");
    }
}
