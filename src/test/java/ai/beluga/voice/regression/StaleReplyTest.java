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
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Theme 3: replies that come twice, too late or not at all. */
class StaleReplyTest {

    /** Elsewhere a reply that was being thought of is spoken over the caller who has gone on meanwhile. */
    @Test
    void answerThatGetsReadyWhileTheCallerSpeaksIsNotSpokenOverThem() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofMillis(600));
        call.callerSays("I would like two tickets.").run(ofMillis(1_000));
        long speaksFrom = call.time.millis();

        call.callerSays("For Saturday.");

        assertThat(call.line().firstSoundMillis(speaksFrom))
                .as("the agent's first sound")
                .isEmpty();
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("You said I would like two tickets. For Saturday..");
    }

    /** Elsewhere the model writes on after the interruption, and the caller hears the next sentence of what they stopped. */
    @Test
    void agentThatWritesOnAfterItWasInterruptedIsNotHeardAgain() {
        AtomicReference<StubbornAgent> agent = new AtomicReference<>();
        ScriptedCall call = greeted(stubborn(agent));
        agent.get()
                .says(
                        ofMillis(700),
                        new AgentReply.TextChunk("This is the first sentence.\n"),
                        new AgentReply.TextChunk("This is the second one.\n"),
                        new AgentReply.TextChunk("And this the third.\n"),
                        new AgentReply.Ended(Then.LISTEN));
        call.callerSays("Tell me more.").run(ofMillis(2_000));

        call.press('1').run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("third").endsWith("You said 1.");
    }

    @Test
    void answerToAQuestionThatWasTakenBackIsNeverHeard() {
        AtomicReference<StubbornAgent> agent = new AtomicReference<>();
        ScriptedCall call = greeted(stubborn(agent));
        agent.get()
                .says(
                        ofMillis(2_500),
                        new AgentReply.TextChunk("Half a question deserves half an answer."),
                        new AgentReply.Ended(Then.LISTEN));
        call.callerSays("I would like").run(ofMillis(2_300));

        call.callerSays("two tickets.").run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said I would like two tickets..");
    }

    @Test
    void finalWordsThatComeTwiceAreAnsweredOnce() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.callerSays("What are your hours?").run(ofMillis(400));
        call.recogniser.repeatLast();
        call.run(ofMillis(800));

        call.recogniser.repeatLast();
        call.run(ofSeconds(6));

        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours?.");
    }

    @Test
    void wordsThatComeTooLateForTheirTurnAreNotMixedIntoTheNextQuestion() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.recogniser.delay(ofMillis(4_200));
        call.recogniser.hears("What are your hours on Monday?");
        call.callerSpeaks(ofMillis(500));
        call.recogniser.interim("What are your hours");
        call.callerSpeaks(ofMillis(500)).run(ofMillis(4_700));
        call.recogniser.delay(ofMillis(100));

        call.callerSays("And on Sunday?").run(ofSeconds(8));

        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("What are your hours", "And on Sunday?");
    }

    @Test
    void questionAskedOverAnAnswerGetsItsOwnAnswerAndNoOther() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 800);

        call.callerSays("And what about Sunday?").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("nine").endsWith("You said And what about Sunday?.");
        assertThat(call.agent.requests())
                .extracting(AgentRequest::question)
                .containsExactly("Tell me more.", "And what about Sunday?");
    }

    @Test
    void callerWhoInterruptsAgainAndAgainHearsTheLastAnswerWhole() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 600);
        for (int i = 0; i < 4; i++) {
            call.agent.says(LONG);
            call.callerSays("No, what about day " + i + "?").run(ofMillis(WAIT_MILLIS + 900));
        }

        call.callerSays("And the last one?").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said And the last one?.");
        assertThat(call.facts(AgentSpoke.class).getLast().heard().interrupted()).isFalse();
    }

    /** Elsewhere "can you hear me?" is said in the middle of the agent's thinking, and the answer after it. */
    @Test
    void callerIsNotAskedWhetherTheyAreThereWhileTheAgentThinks() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofSeconds(9));

        call.callerSays("What are your hours?").run(ofSeconds(14));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours?.");
    }

    private static ScriptedCall stubborn(AtomicReference<StubbornAgent> agent) {
        return ScriptedCall.servedBy(call -> {
            agent.set(new StubbornAgent(call.agent, call.time));
            return Talk.engines(call, agent.get(), call.synthesizer);
        });
    }
}
