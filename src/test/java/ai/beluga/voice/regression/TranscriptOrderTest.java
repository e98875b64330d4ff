package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.LONG;
import static ai.beluga.voice.regression.Talk.greeted;
import static ai.beluga.voice.regression.Talk.hearing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Theme 24: who said what after whom, and words that are in the wrong place, twice or nowhere. */
class TranscriptOrderTest {

    /** Elsewhere the caller's words arrive after the answer to them, and stand there. */
    @Test
    void questionStandsBeforeItsAnswerHoweverLateItsWordsCome() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.recogniser.delay(ofMillis(2_500));
        call.callerSays("What are your hours?").run(ofSeconds(7));
        call.callerSays("And on Sunday?").run(ofSeconds(7));

        assertThat(told(call))
                .containsExactly(
                        "greeting prompt.",
                        "What are your hours?",
                        "You said What are your hours?.",
                        "And on Sunday?",
                        "You said And on Sunday?.");
        assertThat(remembered(call)).isEqualTo(told(call).subList(0, 4));
    }

    @Test
    void wordsThatInterruptStandBehindThoseTheyInterrupted() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 1_000);

        call.callerSays("And on Sunday?").run(ofSeconds(5));

        assertThat(told(call).get(1)).isEqualTo("Tell me more.");
        assertThat(told(call).get(2)).startsWith("one two three");
        assertThat(told(call).get(3)).isEqualTo("And on Sunday?");
        assertThat(remembered(call)).isEqualTo(told(call).subList(0, 4));
    }

    @Test
    void wordsSaidOverAnAnswerThatNothingStopsStandBehindItAndAreNotLost() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.replies(
                new AgentReply.StoppedBy(Interruptibility.NEVER),
                new AgentReply.TextChunk("This call is recorded for your own good and ours."),
                new AgentReply.Ended(Then.LISTEN));
        call.callerSays("Hello?").run(ofMillis(1_000));

        call.callerSays("What are your hours?").run(ofSeconds(6));

        assertThat(told(call))
                .containsSubsequence(
                        "Hello?",
                        "This call is recorded for your own good and ours.",
                        "What are your hours?",
                        "You said What are your hours?.");
    }

    @Test
    void wordsAndKeysOfOneTurnStandInTheOrderInWhichTheyCame() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.press('4').run(ofMillis(300)).press('2').run(ofMillis(300));
        call.callerSays("is my number").run(ofMillis(300));

        call.press('7').run(ofSeconds(5));

        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("4 2 is my number 7");
    }

    @Test
    void questionThatWasTakenBackStandsOnceWithAllItsWords() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofSeconds(2));
        call.callerSays("I would like").run(ofMillis(2_300));

        call.callerSays("two tickets.").run(ofSeconds(8));

        assertThat(remembered(call)).containsExactly("greeting prompt.", "I would like two tickets.");
    }

    @Test
    void wordsSaidJustBeforeHangingUpStandLastAndNobodyIsAsked() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.callerSays("What are your hours?").run(ofSeconds(5));
        call.callerSpeaks(ofMillis(800)).recogniser.interim("Never mind");

        call.lose(LossCause.STOPPED);

        assertThat(told(call)).endsWith("What are your hours?", "You said What are your hours?.", "Never mind");
        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.facts().getLast()).isInstanceOf(CallEvent.CallEnded.class);
    }

    @Test
    void wordsSaidOverAnAnswerJustBeforeHangingUpStandBehindIt() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.replies(
                new AgentReply.StoppedBy(Interruptibility.KEYS),
                new AgentReply.TextChunk(LONG),
                new AgentReply.Ended(Then.LISTEN));
        call.callerSays("Tell me more.").run(ofSeconds(2));
        call.callerSpeaks(ofMillis(400)).recogniser.interim("Tomorrow");

        call.lose(LossCause.STOPPED);

        assertThat(told(call)).hasSize(4).endsWith("Tomorrow");
        assertThat(told(call).get(2)).startsWith("one two three");
    }

    @Test
    void wordsThatCameAfterTheirTurnWasAskedAreRememberedAndNotAsked() {
        ScriptedCall call = greeted(new ScriptedCall());
        lateWords(call, "What are", "What are your hours?");

        call.run(ofSeconds(8));
        call.recogniser.delay(ofMillis(100));
        call.callerSays("And on Sunday?").run(ofSeconds(5));

        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("What are", "And on Sunday?");
        assertThat(call.facts(CallEvent.CallerCorrected.class))
                .containsExactly(new CallEvent.CallerCorrected(
                        call.facts(CallerSpoke.class).getFirst().turn(), "What are your hours?"));
        assertThat(remembered(call))
                .containsExactly("greeting prompt.", "What are your hours?", "You said What are.", "And on Sunday?");
    }

    @Test
    void lateWordsOfAQuestionThatWasTakenBackCorrectNothing() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofSeconds(6));
        lateWords(call, "What are", "What are your hours?");

        call.run(ofMillis(3_900)).callerSpeaks(ofMillis(2_000));
        assertThat(call.facts(CallEvent.CallerWentOn.class)).isNotEmpty();
        call.run(ofSeconds(8));

        assertThat(call.facts(CallEvent.CallerCorrected.class)).isEmpty();
    }

    /** The caller says something, of which the recogniser has a part at once and all of it six seconds after the pause. */
    private static void lateWords(ScriptedCall call, String part, String all) {
        call.recogniser.delay(ofSeconds(6));
        call.recogniser.hears(all);
        call.callerSpeaks(ofMillis(900)).recogniser.interim(part);
    }

    /** The words of both sides as the facts tell them. */
    private static List<String> told(ScriptedCall call) {
        return call.facts().stream()
                .filter(fact -> fact instanceof CallerSpoke || fact instanceof AgentSpoke)
                .map(TranscriptOrderTest::words)
                .toList();
    }

    private static String words(CallEvent fact) {
        return fact instanceof CallerSpoke spoke
                ? spoke.text()
                : ((AgentSpoke) fact).heard().text();
    }

    /** What the agent was asked last, with all that stood before it. */
    private static List<String> remembered(ScriptedCall call) {
        List<Utterance> conversation = call.agent.requests().getLast().conversation();
        assertThat(conversation.getLast().speaker()).isEqualTo(Speaker.CALLER);
        return conversation.stream().map(Utterance::text).toList();
    }
}
