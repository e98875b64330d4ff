package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.ReplyPrepared;
import ai.beluga.voice.event.CallEvent.ReplyStarted;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.PreemptiveSettings.Start;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Replies prepared before the caller's turn is over, through the whole pipeline, on virtual time. */
class PreemptiveReplyTest {

    private ScriptedCall call = call(Strategy.DISCARD, false);

    @Test
    void agentThinksWhileThePauseIsStillRunning() {
        call.agent.delay(ofMillis(300));

        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        TurnLatency latency = call.facts(ReplyStarted.class).getLast().latency();
        assertThat(latency.endpointing()).isEqualTo(ofMillis(700));
        assertThat(latency.agent()).isZero();
        assertThat(latency.synthesis()).isEqualTo(ofMillis(80));
        assertThat(latency.gateway()).isZero();
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours?.");
    }

    @Test
    void agentIsAskedOnceAndToldThatTheReplyStands() {
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.agent.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.preemptive()).isTrue());
        assertThat(call.agent.confirmed()).isEqualTo(1);
        assertThat(call.agent.cancelled()).isZero();
    }

    @Test
    void turnWithoutAPreparedReplyIsAnsweredAfterOneThatHadOne() {
        call = new ScriptedCall(turn(Strategy.DISCARD, false)
                .with(EndpointingSettings.DEFAULT.with(EndSigns.DEFAULT.with(TurnWords.of(Locale.US)))));
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        call.callerSays("I would like a table for").run(ofSeconds(4));

        assertThat(call.agent.requests().getLast().preemptive()).isFalse();
        assertThat(call.heardAtTheFarEnd()).endsWith("You said I would like a table for.");
    }

    @Test
    void farewellIsNotMixedWithTheSpeechOfAPreparedReply() {
        call = call(Strategy.DISCARD, true);
        call.recogniser.failOpens(5);
        greeted().callerSays("What are your hours?").run(ofMillis(500));
        assertThat(call.synthesizer.asked()).contains("You said What are your hours?.");

        call.recogniser.die();
        call.run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. You said What are your hours?. failure farewell prompt.");
    }

    @Test
    void factTellsThatItWasUsedAndWhatItGained() {
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        ReplyPrepared prepared = only();
        assertThat(prepared.outcome()).isEqualTo(PreparedOutcome.USED);
        assertThat(prepared.ahead()).isBetween(ofMillis(360), ofMillis(400));
        assertThat(prepared.characters()).isEqualTo("You said What are your hours?.".length());
    }

    @Test
    void slowAgentGainsWhatThePauseWasLong() {
        call.agent.delay(ofMillis(600));

        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.facts(ReplyStarted.class).getLast().latency().agent())
                .isEqualTo(ofMillis(600).minus(only().ahead()));
    }

    @Test
    void nothingIsHeardOrSynthesizedBeforeTheTurnIsOver() {
        call.agent.delay(ofMillis(10));
        greeted().callerSays("What are your hours?").run(ofMillis(690));

        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.synthesizer.asked()).containsExactly("greeting prompt.");
    }

    @Test
    void callerWhoGoesOnHasTheReplyGivenUpWithoutATrace() {
        call.agent.delay(ofMillis(100));
        greeted().callerSays("What are your hours?").run(ofMillis(500));

        call.callerSays("What are your hours on Sunday?").run(ofSeconds(5));

        assertThat(call.facts(ReplyPrepared.class))
                .extracting(ReplyPrepared::outcome)
                .containsExactly(PreparedOutcome.CALLER_WENT_ON, PreparedOutcome.USED);
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly("greeting prompt.", "What are your hours on Sunday?");
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours on Sunday?.");
    }

    @Test
    void requestOfAReplyThatIsGivenUpIsCancelled() {
        call.agent.delay(ofSeconds(3));
        greeted().callerSays("What are your hours?").run(ofMillis(400));

        call.callerSpeaks(ofMillis(200));

        assertThat(call.agent.cancelled()).isEqualTo(1);
        assertThat(only().characters()).isZero();
    }

    @Test
    void finalWordsThatAreOthersAreAskedAfresh() {
        interim("What are your hours", "What are your prices?");

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your prices?.");
        assertThat(questions()).containsExactly("What are your hours", "What are your prices?");
    }

    @Test
    void finalWordsThatOnlyGainPunctuationKeepTheReply() {
        interim("what are your hours", "What are your hours?");

        assertThat(call.agent.requests()).hasSize(1);
        assertThat(only().outcome()).isEqualTo(PreparedOutcome.USED);
    }

    @Test
    void memoryHoldsTheFinalWordsAlsoWhenTheReplyWasPreparedForOthers() {
        interim("what are your hours", "What are your hours?");

        call.callerSays("Thank you for that.").run(ofSeconds(4));

        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .contains("What are your hours?")
                .doesNotContain("what are your hours");
    }

    @Test
    void similarWordsKeepTheReplyWhenToldSo() {
        call = call(Strategy.SIMILAR, false);
        interim("please tell me what the hours are today", "Please tell me what hours are today.");

        assertThat(call.heardAtTheFarEnd()).endsWith("You said please tell me what the hours are today.");
        assertThat(call.agent.confirmed()).isEqualTo(1);
    }

    @Test
    void similarWordsWithAnotherNumberDoNot() {
        call = call(Strategy.SIMILAR, false);
        interim("I want a table for five people tonight", "I want a table for nine people tonight.");

        assertThat(call.heardAtTheFarEnd()).endsWith("You said I want a table for nine people tonight..");
    }

    @Test
    void anyWordsKeepACompleteReplyWhenToldSo() {
        call = call(Strategy.ALWAYS, false);
        interim("What are your hours", "What are your prices?");

        assertThat(call.heardAtTheFarEnd()).endsWith("You said What are your hours.");
        assertThat(call.agent.confirmed()).as("what has effects stays undone").isZero();
    }

    @Test
    void replyThatHangsUpIsNotUsedForOtherWordsWhateverTheStrategy() {
        call = call(Strategy.ALWAYS, false);
        call.agent.replies(new AgentReply.TextChunk("Goodbye."), new AgentReply.Ended(Then.HANG_UP));
        interim("that is all", "That is all I know, how about you?");

        assertThat(call.heardAtTheFarEnd()).endsWith("You said That is all I know, how about you?.");
        assertThat(call.reports()).isEmpty();
    }

    @Test
    void replyThatHangsUpWithoutAWordWaitsForTheEndOfTheTurn() {
        call.agent.delay(ofMillis(10));
        call.agent.replies(new AgentReply.Ended(Then.HANG_UP));
        greeted().callerSays("That is all.").run(ofMillis(690));
        assertThat(call.reports()).isEmpty();

        call.run(ofMillis(100));

        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void replyThatHangsUpIsForgottenWhenTheCallerGoesOn() {
        call.agent.delay(ofMillis(10));
        call.agent.replies(new AgentReply.Ended(Then.HANG_UP));
        greeted().callerSays("That is all.").run(ofMillis(500));

        call.callerSays("That is all I know.").run(ofSeconds(4));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("You said That is all I know..");
    }

    @Test
    void failureOfAPreparedReplyIsNotHeardAndTheQuestionIsAskedAgain() {
        call.agent.delay(ofMillis(10));
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("planted")));

        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours?.");
        assertThat(only().outcome()).isEqualTo(PreparedOutcome.FAILED);
    }

    @Test
    void failureAfterThePreparedReplyWasUsedIsOneLikeAnyOther() {
        call.agent.delay(ofMillis(600));
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("planted")));

        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt.");
    }

    @Test
    void replyThatBreaksOffAsItIsUsedSaysNothingOfTheOneBefore() {
        call.agent.delay(ofMillis(300));
        greeted().callerSays("What are your hours?").run(ofMillis(500));

        call.lose(LossCause.BROKEN).run(ofMillis(40));

        assertThat(call.agent.cancelled()).isEqualTo(1);
        call.reattach();
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).isEqualTo("welcome back prompt. You said What are your hours?.");
    }

    @Test
    void eagerEndOfTurnOfARecogniserStartsTheReply() {
        call.recogniser.delay(ofMillis(600));
        call.recogniser.hears("What are your hours?");
        greeted().callerSpeaks(ofSeconds(1)).run(ofMillis(40));

        call.recogniser.interim("What are your hours?");
        call.recogniser.judges(TurnJudgement.LIKELY_OVER);
        assertThat(questions()).containsExactly("What are your hours?");

        call.recogniser.judges(TurnJudgement.RESUMED);
        assertThat(only().outcome()).isEqualTo(PreparedOutcome.CALLER_WENT_ON);
    }

    @Test
    void callThatEndsLeavesNoReplyPrepared() {
        call.agent.delay(ofSeconds(3));
        greeted().callerSays("What are your hours?").run(ofMillis(500));

        call.end(EndReason.DRAIN);

        assertThat(call.agent.cancelled()).isEqualTo(1);
        assertThat(only().outcome()).isEqualTo(PreparedOutcome.OVERTAKEN);
        assertThat(call.timersRunning()).isZero();
    }

    @Test
    void speechOfThePreparedReplyIsReadyWhenTheTurnIsOver() {
        call = call(Strategy.DISCARD, true);
        call.agent.says("We open at nine in the morning. And we close at five.");

        greeted().callerSays("What are your hours?").run(ofMillis(690));
        assertThat(call.synthesizer.asked()).containsExactly("greeting prompt.", "We open at nine in the morning.");
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt.");

        call.run(ofSeconds(5));
        TurnLatency latency = call.facts(ReplyStarted.class).getLast().latency();
        assertThat(latency)
                .isEqualTo(new TurnLatency(ofMillis(700), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        assertThat(call.synthesizer.asked())
                .containsExactly("greeting prompt.", "We open at nine in the morning.", "And we close at five.");
        assertThat(call.heardAtTheFarEnd())
                .isEqualTo("greeting prompt. We open at nine in the morning. And we close at five.");
        assertThat(call.heardInFacts()).endsWith("We open at nine in the morning. And we close at five.");
    }

    @Test
    void speechPreparedForACallerWhoGoesOnIsNeverHeard() {
        call = call(Strategy.DISCARD, true);
        greeted().callerSays("What are your hours?").run(ofMillis(500));

        call.callerSays("What are your hours on Sunday?").run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours on Sunday?.");
        assertThat(call.facts(AgentSpoke.class)).hasSize(2);
    }

    @Test
    void speechStillBeingMadeForACallerWhoGoesOnIsNeverHeard() {
        call = call(Strategy.DISCARD, true);
        call.synthesizer.delay(ofMillis(900));
        greeted().callerSays("What are your hours?").run(ofMillis(500));

        call.callerSays("What are your hours on Sunday?").run(ofSeconds(6));

        assertThat(call.synthesizer.cancelled()).isEqualTo(1);
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours on Sunday?.");
    }

    @Test
    void voiceThatFailsAheadOfTheTurnIsAskedAgain() {
        call = call(Strategy.DISCARD, true);
        greeted();
        call.synthesizer.failNext(1);

        call.callerSays("What are your hours?").run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. You said What are your hours?.");
        assertThat(only().outcome()).isEqualTo(PreparedOutcome.USED);
    }

    private ReplyPrepared only() {
        assertThat(call.facts(ReplyPrepared.class)).hasSize(1);
        return call.facts(ReplyPrepared.class).getFirst();
    }

    private List<String> questions() {
        return call.agent.requests().stream().map(AgentRequest::question).toList();
    }

    /** A question that the recogniser hears in one way first, and in another at last, after the pause was over. */
    private void interim(String first, String last) {
        call.recogniser.delay(ofMillis(700));
        greeted();
        call.recogniser.hears(last);
        call.callerSpeaks(ofMillis(900));
        call.recogniser.interim(first);
        call.callerSpeaks(ofMillis(100)).run(ofSeconds(5));
    }

    private ScriptedCall greeted() {
        return call.run(ofSeconds(2));
    }

    private static ScriptedCall call(Strategy strategy, boolean speech) {
        return new ScriptedCall(turn(strategy, speech));
    }

    private static TurnSettings turn(Strategy strategy, boolean speech) {
        return TurnSettings.DEFAULT.with(new PreemptiveSettings(
                new Start(Duration.ofMillis(250), 0.8, 3, Duration.ofSeconds(10)),
                new Use(strategy, 0.8, speech, Use.ENGLISH_LIGHT_WORDS)));
    }
}
