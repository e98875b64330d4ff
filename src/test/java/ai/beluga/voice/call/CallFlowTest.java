package ai.beluga.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.StreamTickets.Redemption;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallFlowTest {

    private static final CallId CALL = new CallId("CA1");
    private static final CallId OTHER = new CallId("CA2");
    private static final Map<String, List<String>> DETAILS =
            Map.of("From", List.of("+15005550006"), "Unheard-Of", List.of("a", "b"));

    private final ManualTime time = new ManualTime();
    private CallSettings settings = configured();
    private final Calls calls = new Calls(() -> settings, time);
    private final StreamTickets tickets = new StreamTickets(() -> settings.ticketLife(), time, promised -> {});
    private final ContinueCall continueCall = new ContinueCall(calls, tickets, () -> settings);
    private final Drain drain = new Drain();
    private final AnswerCall answerCall = new AnswerCall(calls, tickets, continueCall, drain);

    @Test
    void newCallIsConnectedAndWhatTheCarrierSaidIsKept() {
        Answer answer = answerCall.answer(CALL, DETAILS);

        assertThat(answer).isInstanceOf(Answer.Connect.class);
        assertThat(calls.find(CALL).orElseThrow().details()).isEqualTo(DETAILS);
    }

    @Test
    void repeatedQuestionHasTheSameAnswerAndTakesOnePlace() {
        Answer first = answerCall.answer(CALL, DETAILS);

        assertThat(answerCall.answer(CALL, DETAILS)).isEqualTo(first);
        assertThat(calls.liveCount()).isEqualTo(1);
    }

    @Test
    void callBeyondTheLastPlaceIsBusyUntilOneIsFree() {
        settings = configured("beluga.calls.max-concurrent", "1");
        answerCall.answer(CALL, DETAILS);

        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Busy.class);
        calls.finished(CALL);
        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Connect.class);
    }

    @Test
    void drainingNodeRefusesNewCallsAndKeepsLiveOnes() {
        talk();
        drain.begin();

        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Busy.class);
        assertThat(answerCall.answer(CALL, DETAILS)).isInstanceOf(Answer.Connect.class);
        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Connect.class);

        drain.callOff();

        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Connect.class);
    }

    @Test
    void streamOfACallThatIsOverIsNotTakenForANewOne() {
        Answer.Connect late = (Answer.Connect) answerCall.answer(CALL, DETAILS);
        calls.ended(CALL, EndReason.LINE_LOST);

        assertThat(tickets.redeem(CALL, late.ticket())).isEqualTo(Redemption.ADMITTED);
        assertThat(calls.talking(CALL)).isFalse();
        assertThat(calls.talking(OTHER)).isFalse();
    }

    @Test
    void callerWhoseStreamWasStoppedThoughTheCallGoesOnIsNotCutWithoutAWord() {
        talk();
        calls.ended(CALL, EndReason.CALLER_HUNG_UP);

        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
    }

    @Test
    void callThatTheCarrierWillAskAboutIsUnfinished() {
        settings = configured("beluga.transfer.number", "+14155550100");
        talk();
        calls.ended(CALL, EndReason.TRANSFER);
        assertThat(calls.liveCount()).isZero();
        assertThat(calls.unfinishedCount()).isEqualTo(1);

        continueCall.next(CALL);
        time.advance(Duration.ofMinutes(1));
        assertThat(calls.unfinishedCount()).as("the person is being talked to").isEqualTo(1);

        continueCall.transferred(CALL, true);
        assertThat(calls.unfinishedCount()).isZero();
    }

    @Test
    void transferOfWhichNothingIsToldKeepsTheNodeNoLongerThanItIsRemembered() {
        settings = configured("beluga.transfer.number", "+14155550100", "beluga.calls.remembered-for", "1m");
        talk();
        calls.ended(CALL, EndReason.TRANSFER);
        continueCall.next(CALL);

        time.advance(Duration.ofSeconds(61));

        assertThat(calls.unfinishedCount()).isZero();
    }

    @Test
    void callerWhoHungUpIsNotWaitedForLong() {
        talk();
        calls.ended(CALL, EndReason.CALLER_HUNG_UP);

        time.advance(Duration.ofSeconds(16));

        assertThat(calls.unfinishedCount()).isZero();
    }

    @Test
    void twoQuestionsAtOnceAboutATransferBothDialThePerson() {
        settings = configured("beluga.transfer.number", "+14155550100");
        talk();
        calls.ended(CALL, EndReason.TRANSFER);
        calls.transferring(CALL);

        calls.transferring(CALL);

        assertThat(calls.find(CALL).orElseThrow().state()).isEqualTo(CallState.TRANSFERRING);
        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Dial.class);
    }

    @Test
    void callWhoseConversationIsOverTakesNoPlace() {
        settings = configured("beluga.calls.max-concurrent", "1");
        talk();
        calls.ended(CALL, EndReason.GOODBYE);

        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Connect.class);
    }

    @Test
    void callThatNeverOpensItsStreamGivesItsPlaceBack() {
        settings = configured("beluga.calls.max-concurrent", "1", "beluga.calls.ticket-life", "10s");
        answerCall.answer(CALL, DETAILS);

        time.advance(Duration.ofSeconds(25));
        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Busy.class);
        time.advance(Duration.ofMillis(1));
        assertThat(answerCall.answer(OTHER, DETAILS)).isInstanceOf(Answer.Connect.class);
    }

    @Test
    void talkingCallKeepsItsPlaceUntilNothingWasHeardForLong() {
        settings = configured("beluga.calls.forgotten-after", "2h");
        talk();

        time.advance(Duration.ofHours(2));
        assertThat(calls.liveCount()).isEqualTo(1);
        time.advance(Duration.ofMillis(1));
        assertThat(calls.liveCount()).isZero();
    }

    @Test
    void lostStreamIsReplacedWithAFreshTicket() {
        Answer.Connect first = talk();

        Answer.Connect again = (Answer.Connect) continueCall.next(CALL);

        assertThat(again.ticket()).isNotEqualTo(first.ticket());
        assertThat(tickets.redeem(CALL, again.ticket())).isEqualTo(Redemption.ADMITTED);
    }

    @Test
    void callerGetsAnApologyAfterTooManyLostStreams() {
        settings = configured("beluga.calls.max-resumes", "2");
        talk();
        continueCall.next(CALL);
        continueCall.next(CALL);

        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
        assertThat(calls.liveCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"GOODBYE", "CALLER_SILENT", "MAX_DURATION"})
    void conversationThatCameToItsEndIsHungUp(EndReason reason) {
        talk();
        calls.ended(CALL, reason);

        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.HangUp.class);
        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.HangUp.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LINE_LOST", "PEER_SLOW", "PROTOCOL_ERROR", "DRAIN", "PROVIDER_FAILED", "INTERNAL_ERROR"})
    void conversationThatBrokeOffGetsAnApologyHoweverOftenTheCarrierAsks(EndReason reason) {
        talk();
        calls.ended(CALL, reason);

        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
    }

    @Test
    void transferDialsTheConfiguredPerson() {
        settings = configured("beluga.transfer.number", "+14155550100");
        talk();
        calls.ended(CALL, EndReason.TRANSFER);

        assertThat(continueCall.next(CALL)).isEqualTo(new Answer.Dial("+14155550100"));
        assertThat(continueCall.next(CALL)).isEqualTo(new Answer.Dial("+14155550100"));
    }

    @Test
    void transferToNobodyEndsWithAnApology() {
        talk();
        calls.ended(CALL, EndReason.TRANSFER);

        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
    }

    @Test
    void callerHearsAnApologyWhenThePersonCannotBeReached() {
        assertThat(continueCall.transferred(CALL, false)).isInstanceOf(Answer.Apologise.class);
        assertThat(continueCall.transferred(CALL, true)).isInstanceOf(Answer.HangUp.class);
    }

    @Test
    void firstEndReasonStays() {
        talk();
        calls.ended(CALL, EndReason.GOODBYE);
        calls.ended(CALL, EndReason.INTERNAL_ERROR);

        assertThat(calls.find(CALL).flatMap(Call::endReason)).contains(EndReason.GOODBYE);
    }

    @Test
    void endIsToldOnceAndStaysWhateverComesLater() {
        talk();
        calls.finished(CALL);
        calls.finished(CALL);
        calls.talking(CALL);
        calls.ended(CALL, EndReason.GOODBYE);

        assertThat(calls.find(CALL).map(Call::state)).contains(CallState.FINISHED);
    }

    @Test
    void callOfAnotherNodeIsTakenOver() {
        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Connect.class);
    }

    @Test
    void callOfAnotherNodeGetsAnApologyWhenAllPlacesAreTaken() {
        settings = configured("beluga.calls.max-concurrent", "1");
        answerCall.answer(OTHER, DETAILS);

        assertThat(continueCall.next(CALL)).isInstanceOf(Answer.Apologise.class);
    }

    @Test
    void callsThatAreOverAreForgottenAfterATime() {
        settings = configured("beluga.calls.remembered-for", "1m");
        talk();
        calls.finished(CALL);
        time.advance(Duration.ofSeconds(61));
        answerCall.answer(OTHER, DETAILS);
        calls.finished(OTHER);

        assertThat(calls.find(CALL)).isEmpty();
        assertThat(calls.find(OTHER)).isPresent();
    }

    @Test
    void onlySoManyCallsThatAreOverAreRemembered() {
        settings = configured("beluga.calls.remembered", "100");
        for (int n = 0; n < 101; n++) {
            answerCall.answer(new CallId("CA" + n), DETAILS);
            calls.finished(new CallId("CA" + n));
        }

        assertThat(calls.find(new CallId("CA0"))).isEmpty();
        assertThat(calls.find(new CallId("CA1"))).isPresent();
        assertThat(calls.find(new CallId("CA100"))).isPresent();
    }

    @Test
    void numberToDialIsNotPrinted() {
        assertThat(new Answer.Dial("+14155550100").toString()).doesNotContain("555");
    }

    @Test
    void unknownCallsAreNotBroughtToLifeByTheirEnd() {
        calls.ended(CALL, EndReason.GOODBYE);
        calls.finished(CALL);

        assertThat(calls.find(CALL)).isEqualTo(Optional.empty());
    }

    private Answer.Connect talk() {
        Answer.Connect connect = (Answer.Connect) answerCall.answer(CALL, DETAILS);
        assertThat(tickets.redeem(CALL, connect.ticket())).isEqualTo(Redemption.ADMITTED);
        calls.talking(CALL);
        return connect;
    }

    private static CallSettings configured(String... keysAndValues) {
        return CallSettings.from(Configurations.of(keysAndValues));
    }
}
