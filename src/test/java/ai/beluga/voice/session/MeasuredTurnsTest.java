package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.TurnOver;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruption;
import ai.beluga.voice.event.TurnKind;
import ai.beluga.voice.event.TurnMoment;
import ai.beluga.voice.event.TurnOutcome;
import ai.beluga.voice.event.TurnReport;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.ScriptedCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session measures of its turns, in whole calls on virtual time. */
class MeasuredTurnsTest {

    private static final String LONG_ANSWER = "One two three four five six seven eight nine ten. Eleven twelve thirteen"
            + " fourteen fifteen sixteen seventeen eighteen nineteen twenty.";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void greetingIsMeasuredFromItsDecisionToItsLastMark() {
        call.run(ofSeconds(2));

        TurnReport greeting = only();
        assertThat(greeting.kind()).isEqualTo(TurnKind.GREETING);
        assertThat(greeting.outcome()).isEqualTo(TurnOutcome.HEARD);
        assertThat(greeting.speechEndMillis()).isEmpty();
        assertThat(greeting.playout().unheardWords()).isZero();
        assertThat(greeting.playout().heard()).isPositive();
    }

    @Test
    void answerGoesThroughEveryMomentInOrder() {
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        TurnReport answer = last();
        List<Long> reached = Arrays.stream(TurnMoment.values())
                .map(moment ->
                        answer.moments().at(moment).orElseThrow(() -> new AssertionError(moment + " is missing")))
                .toList();
        assertThat(answer.kind()).isEqualTo(TurnKind.ANSWER);
        assertThat(reached).isSorted();
        assertThat(between(answer, TurnMoment.SPEECH_ENDED, TurnMoment.PAUSE_OVER))
                .isEqualTo(ofMillis(700));
        assertThat(between(answer, TurnMoment.ASKED, TurnMoment.FIRST_TOKEN)).isEqualTo(ofMillis(50));
        assertThat(between(answer, TurnMoment.FIRST_CLAUSE, TurnMoment.FIRST_AUDIO))
                .isEqualTo(ofMillis(80));
        assertThat(answer.speechEndMillis().orElseThrow()).isBetween(2_990L, 3_010L);
    }

    @Test
    void wordsThatCameOneByOneShowWhatTheFirstClauseWaitedFor() {
        call.agent.endsLate(ofMillis(400));
        call.agent.pausesAfterFirst();
        call.agent.replies(
                new AgentReply.TextChunk("We open"),
                new AgentReply.TextChunk(" at nine."),
                new AgentReply.Ended(AgentReply.Then.LISTEN));

        greeted().callerSays("What are your hours?").run(ofSeconds(5));

        assertThat(between(last(), TurnMoment.FIRST_TOKEN, TurnMoment.FIRST_CLAUSE))
                .isEqualTo(ofMillis(400));
    }

    @Test
    void firstFrameIsHeardWhenTheFarEndPlaysIt() {
        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(between(last(), TurnMoment.FIRST_FRAME, TurnMoment.FIRST_HEARD))
                .isLessThanOrEqualTo(ofMillis(20));
    }

    @Test
    void interruptionIsMeasuredFromTheFirstSound() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.callerSays("Wait, what about Sunday?").run(ofSeconds(5));

        TurnReport interrupted = reports().stream()
                .filter(report -> report.outcome() == TurnOutcome.INTERRUPTED)
                .findFirst()
                .orElseThrow();
        Interruption interruption = interrupted.interruptions().getFirst();
        assertThat(interruption.real()).isTrue();
        assertThat(interruption.untilHeld()).isBetween(ofMillis(40), ofMillis(200));
        assertThat(interruption.untilDecided()).isGreaterThan(interruption.untilHeld());
        assertThat(interrupted.playout().unheardWords()).isBetween(1, 19);
        assertThat(interrupted.playout().heard()).isPositive();
    }

    @Test
    void falseInterruptionBelongsToTheReplyThatWentOnAndIsNoUnderrun() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));
        call.recogniser.hears("mhm");

        call.callerSpeaks(ofMillis(200)).run(ofSeconds(8));

        TurnReport answer = last();
        assertThat(answer.outcome()).isEqualTo(TurnOutcome.HEARD);
        assertThat(answer.interruptions()).hasSize(1).allMatch(interruption -> !interruption.real());
        assertThat(answer.playout().underruns()).isZero();
    }

    @Test
    void secondSoundWhileTheAgentIsHeldDoesNotMoveTheOnset() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.recogniser.delay(ofMillis(900));
        call.callerSpeaks(ofMillis(150)).run(ofMillis(300));
        call.callerSays("Wait, what about Sunday?").run(ofSeconds(5));

        assertThat(reports().stream().flatMap(report -> report.interruptions().stream()))
                .isNotEmpty()
                .allSatisfy(interruption -> assertThat(interruption.untilHeld()).isPositive());
    }

    @Test
    void callerWhoGoesOnWithdrawsTheTurn() {
        call.agent.delay(ofSeconds(2));
        greeted().callerSays("I would like").run(ofMillis(1_200));
        call.recogniser.hears("two tickets");

        call.callerSpeaks(ofMillis(800)).run(ofSeconds(8));

        assertThat(reports())
                .extracting(TurnReport::outcome)
                .containsExactly(TurnOutcome.HEARD, TurnOutcome.WITHDRAWN, TurnOutcome.HEARD);
        assertThat(reports().get(1).moments().at(TurnMoment.FIRST_TOKEN)).isEmpty();
    }

    @Test
    void agentThatFailsFailsItsTurnBeforeTheApology() {
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("planted")));

        greeted().callerSays("What are your hours?").run(ofSeconds(4));

        assertThat(reports())
                .extracting(TurnReport::outcome)
                .containsExactly(TurnOutcome.HEARD, TurnOutcome.FAILED, TurnOutcome.HEARD);
        assertThat(reports().get(2).kind()).isEqualTo(TurnKind.PROMPT);
    }

    @Test
    void replyIsAbandonedWhenTheCallerHangsUp() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(2_500));

        call.lose(LossCause.STOPPED).run(ofMillis(100));

        assertThat(last().outcome()).isEqualTo(TurnOutcome.ABANDONED);
        assertThat(last().playout().unheardWords()).isPositive();
        assertThat(call.facts()).last().isInstanceOf(CallEvent.CallEnded.class);
    }

    @Test
    void everyTurnIsToldOnceWhateverEndsTheCall() {
        call.agent.says(LONG_ANSWER);
        greeted().callerSays("Tell me more.").run(ofMillis(1_200));

        call.end(EndReason.DRAIN);
        call.run(ofMillis(100));

        assertThat(call.facts(TurnOver.class))
                .extracting(over -> over.turn().number())
                .containsExactly(1, 2);
    }

    @Test
    void sessionTellsItsBeginningFirst() {
        assertThat(call.facts()).first().isInstanceOf(CallEvent.SessionBegan.class);
    }

    private ScriptedCall greeted() {
        return call.run(ofSeconds(2));
    }

    private TurnReport only() {
        assertThat(reports()).hasSize(1);
        return last();
    }

    private TurnReport last() {
        return reports().getLast();
    }

    private List<TurnReport> reports() {
        return call.facts(TurnOver.class).stream().map(TurnOver::report).toList();
    }

    private static Duration between(TurnReport report, TurnMoment from, TurnMoment to) {
        return report.moments().between(from, to).orElseThrow();
    }
}
