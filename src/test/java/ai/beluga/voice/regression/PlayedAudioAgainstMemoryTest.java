package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.LONG;
import static ai.beluga.voice.regression.Talk.WAIT_MILLIS;
import static ai.beluga.voice.regression.Talk.greeted;
import static ai.beluga.voice.regression.Talk.hearing;
import static ai.beluga.voice.regression.Talk.memory;
import static ai.beluga.voice.regression.Talk.words;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Theme 1: what the caller heard, and what the agent believes was heard. */
class PlayedAudioAgainstMemoryTest {

    /** Elsewhere the model is done long before the caller is, and nobody clears what the carrier still has. */
    @Test
    void answerThatWasMadeLongAgoStopsWhenTheCallerInterrupts() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 1_000);

        call.press('1');

        assertThat(call.line().waitingMillis()).as("left to be played").isZero();
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).doesNotContain("seven").endsWith("You said 1.");
    }

    @Test
    void lastWordsStopThoughAllOfThemWereSent() {
        ScriptedCall call = hearing(new ScriptedCall(), words(LONG, 10), 1_900);

        call.press('1');

        assertThat(call.line().clears()).isEqualTo(1);
        assertThat(call.line().waitingMillis()).as("left to be played").isZero();
        call.run(ofSeconds(4));
        assertThat(memory(call)).extracting(Utterance::text).containsExactly(words(LONG, 9));
    }

    @Test
    void audioThatIsMadeAfterTheInterruptionIsNotHeard() {
        ScriptedCall call = spokenBy(voice -> voice.takes(ofMillis(150)).deaf());
        hearing(call, LONG, 1_000).press('1').run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. " + words(LONG, 5) + " You said 1.");
    }

    @Test
    void nextAnswerIsHeardAndRememberedWholeAfterAnInterruption() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 1_000);

        call.press('1').run(ofSeconds(5)).press('2').run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said 1. You said 2.");
        assertThat(memory(call)).extracting(Utterance::text).containsExactly(words(LONG, 5), "You said 1.");
    }

    /** The carrier sends back every mark it still has when it is cleared. */
    @Test
    void marksThatComeBackFromAClearAreNotTakenForWordsThatWereHeard() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 1_100);

        call.press('1').run(ofSeconds(5));

        assertThat(memory(call)).extracting(Utterance::text).containsExactly(words(LONG, 5));
        assertThat(call.heardAtTheFarEnd()).startsWith("greeting prompt. " + words(LONG, 5) + " You said");
    }

    @Test
    void agentIsToldThatItWasInterruptedAndWhereAndByWhat() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 1_000);

        call.press('1').run(ofSeconds(5));

        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text, Utterance::interrupted)
                .endsWith(tuple(words(LONG, 5), true), tuple("1", false));
    }

    /** Elsewhere the time since the first word is taken for speech, whatever was silent in it. */
    @Test
    void pauseInTheMiddleOfAnAnswerIsNotCountedAsSpeech() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.replies(
                new AgentReply.TextChunk("Let me look.\n"),
                new AgentReply.TextChunk(LONG),
                new AgentReply.Ended(Then.LISTEN));
        call.agent.endsLate(ofMillis(3_000));
        call.agent.pausesAfterFirst();
        call.callerSays("Tell me more.").run(ofMillis(WAIT_MILLIS + 3_000 + 400));

        call.press('1').run(ofSeconds(5));

        assertThat(memory(call)).extracting(Utterance::text).containsExactly("Let me look. one two");
    }

    @Test
    void interruptionOfTheSecondAnswerLeavesTheFirstWhole() {
        ScriptedCall call = hearing(new ScriptedCall(), "The first answer is this.", 4_000);
        call.agent.says(LONG);
        call.callerSays("And the second?").run(ofMillis(WAIT_MILLIS + 1_000)).press('1');
        String heard = call.heardAtTheFarEnd();

        call.run(ofSeconds(5));

        assertThat(memory(call)).extracting(Utterance::text).first().isEqualTo("The first answer is this.");
        assertThat(memory(call)).hasSize(2).last().satisfies(second -> {
            assertThat(second.text()).startsWith("one two");
            assertThat(heard).contains("this. " + second.text());
        });
    }

    @Test
    void voiceThatTellsNoWordTimesPutsNoWordIntoMemoryBeforeItWasHeard() {
        ScriptedCall call = spokenBy(voice -> voice.timesOnly(0));
        hearing(call, "This sentence is heard. This one is not heard to its end.", 1_700);

        call.press('1').run(ofSeconds(5));

        assertThat(memory(call)).extracting(Utterance::text).containsExactly("This sentence is heard. This one");
        assertThat(call.heardAtTheFarEnd()).contains("This sentence is heard. This one");
    }

    /** Elsewhere a text whose word times stop coming is completed in memory, as if it had been said. */
    @Test
    void wordTimesThatStopComingDoNotCompleteTheTextInMemory() {
        ScriptedCall call = spokenBy(voice -> voice.timesOnly(3));
        hearing(call, LONG, 1_000);

        call.press('1').run(ofSeconds(5));

        assertThat(memory(call)).extracting(Utterance::text).containsExactly(words(LONG, 3));
    }

    @Test
    void answerStoppedBeforeItsFirstSoundLeavesNoWordInMemory() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.says(LONG);
        call.callerSays("Tell me more.").run(ofMillis(WAIT_MILLIS - 40));

        call.press('1').run(ofSeconds(5));

        assertThat(memory(call)).isEmpty();
        assertThat(call.facts(AgentSpoke.class)).extracting(AgentSpoke::turn).doesNotContain(new TurnId(2));
        assertThat(call.heardAtTheFarEnd()).doesNotContain("one");
    }

    private static ScriptedCall spokenBy(UnaryOperator<TestedVoice> manner) {
        return ScriptedCall.servedBy(
                call -> Talk.engines(call, call.agent, manner.apply(new TestedVoice(call.synthesizer, call.time))));
    }
}
