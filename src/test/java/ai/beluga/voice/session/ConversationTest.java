package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.FalseInterruption;
import ai.beluga.voice.event.CallEvent.ReplyStarted;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.testkit.ScriptedCall;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A caller and an agent talk, through the whole pipeline, on virtual time. */
class ConversationTest {

    private static final String LONG_ANSWER =
            "This answer goes on and on without any comma until somebody at last says stop to it";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void greetingIsHeardToItsEnd() {
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt.");
        assertThat(call.heardInFacts()).containsExactly("greeting prompt.");
    }

    @Test
    void questionIsAnswered() {
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("What are your hours?");
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours?.");
    }

    @Test
    void partsOfTheLatencyAddUpToWhatTheCallerWaits() {
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        TurnLatency latency = call.facts(ReplyStarted.class).getLast().latency();
        assertThat(latency.endpointing()).isEqualTo(ofMillis(700));
        assertThat(latency.agent()).isEqualTo(ofMillis(50));
        assertThat(latency.synthesis()).isEqualTo(ofMillis(80));
        assertThat(latency.gateway()).isEqualTo(Duration.ZERO);
        assertThat(latency.total()).isEqualTo(ofMillis(830));
    }

    @Test
    void slowRecogniserIsWaitedForAndShownAsItsOwnPart() {
        call.recogniser.delay(ofMillis(900));

        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.facts(ReplyStarted.class).getLast().latency().recognition())
                .isBetween(ofMillis(350), ofMillis(450));
        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
    }

    @Test
    void callerWhoTakesTheFloorIsNotTalkedOver() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.callerSays("Wait, what about Sunday?");
        long silentAt = call.line().lastSoundMillis();
        long startedSpeakingAt = call.time.millis() - 1_000;

        assertThat(silentAt - startedSpeakingAt).isLessThanOrEqualTo(100 + 250 + 60);
        call.run(ofSeconds(1));
        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
    }

    @Test
    void memoryHoldsOnlyWordsTheCallerHeardToTheirEnd() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.callerSays("Wait, what about Sunday?").run(ofSeconds(5));

        List<Utterance> conversation = call.agent.requests().getLast().conversation();
        Utterance interrupted = conversation.get(conversation.size() - 2);
        assertThat(interrupted.interrupted()).isTrue();
        assertThat(LONG_ANSWER).startsWith(interrupted.text());
        assertThat(interrupted.text()).isNotEqualTo(LONG_ANSWER).isNotEmpty();
        assertThat(call.heardAtTheFarEnd()).contains(interrupted.text());
    }

    @Test
    void acknowledgementLetsTheAgentGoOnWithoutALostOrRepeatedWord() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));
        call.recogniser.hears("mhm");

        call.callerSpeaks(ofMillis(200)).run(ofSeconds(8));

        assertThat(call.facts(FalseInterruption.class)).hasSize(1);
        assertThat(call.facts(CallerInterrupted.class)).isEmpty();
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. " + LONG_ANSWER);
        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
    }

    @Test
    void noiseOverTheAgentIsNoTurn() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.callerSpeaks(ofMillis(150)).run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. " + LONG_ANSWER);
        assertThat(call.agent.requests()).hasSize(1);
    }

    @Test
    void callerWhoGoesOnBeforeTheReplyIsAskedAboutOnceWithAllWords() {
        call.agent.delay(ofSeconds(2));
        greeted().callerSays("I would like").run(ofMillis(1_200));
        call.recogniser.hears("two tickets");

        call.callerSpeaks(ofMillis(800)).run(ofSeconds(8));

        assertThat(call.agent.cancelled()).isEqualTo(1);
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly("greeting prompt.", "I would like two tickets");
        assertThat(call.facts(CallEvent.CallerWentOn.class)).hasSize(1);
        assertThat(call.facts(AgentSpoke.class)).hasSize(2);
    }

    @Test
    void pauseWithinASentenceDoesNotEndTheTurn() {
        call.recogniser.hears("I would like");
        greeted().callerSpeaks(ofMillis(800)).run(ofMillis(500));

        call.recogniser.hears("I would like two tickets");
        call.callerSpeaks(ofMillis(800)).run(ofSeconds(4));

        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("I would like two tickets");
    }

    @Test
    void keysAreATurn() {
        greeted()
                .press('4')
                .run(ofMillis(300))
                .press('2')
                .run(ofMillis(300))
                .press('#')
                .run(ofSeconds(3));

        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("4 2");
        assertThat(call.facts(CallEvent.DigitPressed.class)).hasSize(3);
    }

    @Test
    void keyInterruptsTheAgent() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.press('1').run(ofSeconds(6));

        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).contains("1");
    }

    @Test
    void speechOfWhichNothingWasRecognisedIsAskedAgain() {
        greeted().callerSpeaks(ofMillis(1_200)).run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("not understood prompt.");
        assertThat(call.agent.requests()).isEmpty();
    }

    @Test
    void lostMarksDoNotStopTheConversation() {
        call.line().loseMarks();
        call.run(ofSeconds(5));

        call.callerSays("Are you there?").run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said Are you there?.");
        assertThat(call.heardInFacts())
                .as("what no mark has proved is not remembered as heard")
                .isEmpty();
    }

    @Test
    void replyWhoseEndComesLateIsOverAtOnce() {
        call.agent.endsLate(ofMillis(1_500));
        call.agent.says("Yes, we do.\n");
        greeted().callerSays("Do you open on Saturday?").run(ofMillis(1_900));
        assertThat(call.heardAtTheFarEnd()).endsWith("Yes, we do.");
        assertThat(call.facts(CallEvent.AgentSpoke.class)).hasSize(1);

        call.run(ofMillis(400));

        assertThat(call.heardInFacts()).endsWith("Yes, we do.");
    }

    @Test
    void synthesizerThatStallsInMidReplyIsNotWaitedForLong() {
        call.agent.says(LONG_ANSWER);
        call.synthesizer.stallAfter(1);
        greeted().callerSays("Tell me more.").run(ofSeconds(14));

        assertThat(call.heardAtTheFarEnd()).contains("apology");
    }

    @Test
    void replyThatTheNetworkHeldBackIsRememberedAsHeard() {
        call.agent.says("We open at nine on Saturdays.");
        greeted().callerSays("When do you open?").run(ofMillis(1_900));

        call.stall(ofSeconds(4)).run(ofSeconds(1));

        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine on Saturdays.");
        assertThat(call.heardInFacts()).endsWith("We open at nine on Saturdays.");
    }

    @Test
    void agentThatPausesAndGoesOnIsHeardToItsEnd() {
        call.agent.endsLate(ofSeconds(7));
        call.agent.replies(
                new AgentReply.TextChunk("Let me look.\n"),
                new AgentReply.TextChunk("It is open.\n"),
                new AgentReply.Ended(AgentReply.Then.LISTEN));
        call.agent.pausesAfterFirst();

        greeted().callerSays("Is it open?").run(ofSeconds(18));

        assertThat(call.heardAtTheFarEnd()).contains("Let me look. It is open.").doesNotContain("apology");
    }

    @Test
    void turnIsNotJudgedByTheWordsOfTheOneBefore() {
        greeted().callerSays("What time is it?").run(ofSeconds(3));
        int asked = call.turnDetector.asked().size();

        call.recogniser.delay(ofMillis(400));
        call.callerSays("I would like a table for").run(ofMillis(500));

        assertThat(call.turnDetector
                        .asked()
                        .subList(asked, call.turnDetector.asked().size()))
                .doesNotContain("What time is it?");
    }

    @Test
    void wordsThatComeAfterThePauseMayStillShowThatTheCallerGoesOn() {
        call.turnDetector.judges(text -> text.endsWith("for") ? OptionalDouble.of(0.0) : OptionalDouble.empty());
        call.recogniser.delay(ofMillis(900));

        greeted().callerSays("I would like a table for").run(ofMillis(1_400));

        assertThat(call.agent.requests()).isEmpty();
        call.run(ofSeconds(3));
        assertThat(call.agent.requests()).hasSize(1);
    }

    @Test
    void audioIsSentOnlyALittleAheadOfTheEar() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.");
        long most = 0;

        for (int i = 0; i < 200; i++) {
            call.run(ofMillis(20));
            most = Math.max(most, call.line().waitingMillis());
        }

        assertThat(most).isBetween(180L, 250L);
    }

    private ScriptedCall greeted() {
        return call.run(ofSeconds(2));
    }
}
