package ai.beluga.voice.speech.fallback;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.ProviderFailed;
import ai.beluga.voice.event.CallEvent.ProviderSwitched;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FallbackSpeechToSpeechTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedModel first = new ScriptedModel(time, new ScriptedSynthesizer(time));
    private final ScriptedModel second = new ScriptedModel(time, new ScriptedSynthesizer(time));
    private final List<S2sEvent> events = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();

    @Test
    void chainCanDoWhatEachOfItsModelsCan() {
        first.lasts(ofMinutes(60));
        second.lasts(ofMinutes(15)).without(Capability.TEXT);

        assertThat(model().capabilities().has(Capability.TEXT)).isFalse();
        assertThat(model().capabilities().has(Capability.OUR_TURNS)).isTrue();
        assertThat(model().capabilities().longestSession()).isEqualTo(ofMinutes(15));
    }

    @Test
    void secondServesTheCallWhenTheFirstCannotBeOpened() {
        first.failOpens(1);

        opened(model(), Optional.empty());

        assertThat(second.live()).isOne();
        assertThat(facts).hasAtLeastOneElementOfType(ProviderSwitched.class);
    }

    @Test
    void modelThatOwesAReplyFailsWhenAnotherIsReady() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        time.advance(ofMillis(1_100));

        assertThat(events).hasAtLeastOneElementOfType(S2sEvent.Failed.class);
        assertThat(facts).contains(new ProviderFailed(EnginePort.S2S, "first", EngineFailure.SILENT));
    }

    @Test
    void modelThatWasInterruptedOwesNothing() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        stream.interrupt(0, 0);
        time.advance(ofSeconds(20));

        assertThat(facts).isEmpty();
    }

    @Test
    void replyThatHasBegunIsOwedNoMore() {
        first.says("We open at nine.");
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        time.advance(ofSeconds(20));

        assertThat(facts).isEmpty();
        assertThat(events).hasAtLeastOneElementOfType(S2sEvent.ReplyEnded.class);
    }

    @Test
    void modelThatFailsToReplyIsReplaced() {
        first.replies(failsToReply());
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        time.advance(ofMillis(400));

        assertThat(events).last().isInstanceOf(S2sEvent.Failed.class);
        assertThat(facts).contains(failed(EngineFailure.BROKE_OFF));
    }

    @Test
    void replyThatAModelAloneFailsToMakeIsBorneOnce() {
        first.replies(failsToReply()).replies(failsToReply());
        SpeechToSpeech.Stream stream = opened(alone(), Optional.empty());
        stream.callerFinished();
        time.advance(ofMillis(400));
        List<CallEvent> afterOne = List.copyOf(facts);
        assertThat(events).last().isEqualTo(new S2sEvent.ReplyEnded(How.FAILED));

        stream.callerFinished();
        time.advance(ofMillis(400));

        assertThat(afterOne).isEmpty();
        assertThat(facts).containsExactly(failed(EngineFailure.BROKE_OFF));
    }

    @Test
    void failedReplyIsForgottenOnceOneIsMade() {
        first.replies(failsToReply()).says("We open at nine.").replies(failsToReply());
        SpeechToSpeech.Stream stream = opened(alone(), Optional.empty());

        for (int turn = 0; turn < 3; turn++) {
            stream.callerFinished();
            time.advance(ofSeconds(1));
        }

        assertThat(facts).isEmpty();
    }

    @Test
    void failedReplyThatHasCalledToolsIsNotBorne() {
        first.replies(List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("call", "weather", "{}"),
                new S2sEvent.ReplyEnded(How.FAILED)));
        SpeechToSpeech.Stream stream = opened(alone(), Optional.empty());

        stream.callerFinished();
        time.advance(ofMillis(400));

        assertThat(facts).containsExactly(failed(EngineFailure.BROKE_OFF));
    }

    @Test
    void modelWhoseReplyIsEmptyIsReplacedWhenAnotherIsReady() {
        first.says();
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        time.advance(ofMillis(400));

        assertThat(events).last().isInstanceOf(S2sEvent.Failed.class);
        assertThat(facts).contains(failed(EngineFailure.GARBLED));
    }

    @Test
    void emptyReplyOfAModelAloneIsBorneOnce() {
        first.says().says();
        SpeechToSpeech.Stream stream = opened(alone(), Optional.empty());
        stream.callerFinished();
        time.advance(ofMillis(400));
        List<CallEvent> afterOne = List.copyOf(facts);

        stream.callerFinished();
        time.advance(ofMillis(400));

        assertThat(afterOne).isEmpty();
        assertThat(facts).containsExactly(failed(EngineFailure.GARBLED));
    }

    @Test
    void emptyReplyThatWasGivenUpSaysNothingOfTheModel() {
        first.delay(ofMillis(0));
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        first.report(new S2sEvent.ReplyBegan(false));

        stream.interrupt(0, 0);
        first.report(new S2sEvent.ReplyEnded(How.COMPLETE));

        assertThat(facts).isEmpty();
    }

    @Test
    void modelAloneIsGivenUpForItsSilence() {
        SpeechToSpeech.Stream stream = opened(alone(), Optional.empty());
        stream.callerFinished();
        time.advance(ofSeconds(3));

        stream.interrupt(0, 0);

        assertThat(events).last().isInstanceOf(S2sEvent.Failed.class);
        assertThat(facts).containsExactly(failed(EngineFailure.SILENT));
    }

    @Test
    void replyThatStallsAndIsGivenUpIsAFailure() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        stream.callerFinished();
        first.report(new S2sEvent.ReplyBegan(false));
        first.report(new S2sEvent.Audio(1, new byte[160]));
        time.advance(ofSeconds(3));

        stream.interrupt(1, 20);

        assertThat(facts).contains(failed(EngineFailure.SILENT));
    }

    @Test
    void replyThatIsAllMadeIsInterruptedWithoutBlame() {
        first.says("We open at nine.");
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        stream.callerFinished();
        time.advance(ofSeconds(3));

        stream.interrupt(1, 20);

        assertThat(facts).isEmpty();
    }

    @Test
    void modelThatHangsAfterItsToolIsReplaced() {
        first.replies(callsATool());
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        stream.callerFinished();
        time.advance(ofSeconds(3));
        List<CallEvent> beforeTheResult = List.copyOf(facts);

        stream.toolResult("call", "{}");
        time.advance(ofMillis(1_100));

        assertThat(beforeTheResult).isEmpty();
        assertThat(facts).contains(failed(EngineFailure.SILENT));
    }

    @Test
    void modelThatHasItsResultBeforeItsReplyEndsOwesTheRestAfterIt() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        stream.callerFinished();
        first.report(new S2sEvent.ReplyBegan(false));
        first.report(new S2sEvent.ToolCalled("call", "weather", "{}"));
        stream.toolResult("call", "{}");

        first.report(new S2sEvent.ReplyEnded(How.COMPLETE));
        time.advance(ofMillis(1_100));

        assertThat(facts).contains(failed(EngineFailure.SILENT));
    }

    @Test
    void toolOfAReplyThatWasGivenUpIsOwedNothing() {
        first.replies(callsATool());
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        stream.callerFinished();
        time.advance(ofMillis(400));

        stream.interrupt(0, 0);
        stream.toolResult("call", "{}");
        time.advance(ofSeconds(20));

        assertThat(facts).isEmpty();
    }

    @Test
    void endOfAReplyThatWasGivenUpIsNoAnswerToTheNextTurn() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        first.report(new S2sEvent.ReplyBegan(false));
        stream.interrupt(0, 0);
        stream.callerFinished();

        first.report(new S2sEvent.ReplyEnded(How.STOPPED));
        time.advance(ofMillis(1_100));

        assertThat(facts).contains(failed(EngineFailure.SILENT));
    }

    @Test
    void vendorThatDoesNotAnswerTheCallerWhomItHeardIsReplaced() {
        opened(model(), Optional.empty());

        first.report(new S2sEvent.CallerSpeech(true));
        time.advance(ofSeconds(3));
        List<CallEvent> whileTheCallerSpeaks = List.copyOf(facts);
        first.report(new S2sEvent.CallerSpeech(false));
        time.advance(ofMillis(1_100));

        assertThat(whileTheCallerSpeaks).isEmpty();
        assertThat(facts).contains(failed(EngineFailure.SILENT));
    }

    @Test
    void vendorThatHearsNothingIsReplacedAndNotToldOfTheTurn() {
        SpeechToSpeech.Stream stream = opened(model(), Opening.Turns.VENDORS, Optional.empty());

        stream.callerFinished();
        time.advance(ofMillis(1_100));

        assertThat(facts).contains(failed(EngineFailure.SILENT));
        assertThat(first.log()).isEmpty();
    }

    @Test
    void vendorThatIsToldWhatWasHeardOfTheReplyBeforeStillOwesTheNext() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());
        first.report(new S2sEvent.ReplyBegan(false));
        first.report(new S2sEvent.Audio(1, new byte[160]));
        first.report(new S2sEvent.CallerSpeech(true));
        first.report(new S2sEvent.CallerSpeech(false));

        stream.interrupt(1, 20);
        time.advance(ofMillis(1_100));

        assertThat(facts).contains(failed(EngineFailure.SILENT));
    }

    @Test
    void nothingIsReportedOfAStreamThatHasFailed() {
        opened(model(), Optional.empty());
        first.die();
        int reported = events.size();

        first.report(new S2sEvent.CallerText(1, "late", true));

        assertThat(events).hasSize(reported);
    }

    private SpeechToSpeech.Stream opened(FallbackSpeechToSpeech model, Optional<String> resume) {
        return opened(model, Opening.Turns.OURS, resume);
    }

    private SpeechToSpeech.Stream opened(FallbackSpeechToSpeech model, Opening.Turns turns, Optional<String> resume) {
        Opening opening = new Opening(Locale.US, "", List.of(), List.of(), turns, resume);
        return model.open(opening, events::add).toCompletableFuture().join();
    }

    private static List<S2sEvent> failsToReply() {
        return List.of(new S2sEvent.ReplyBegan(false), new S2sEvent.ReplyEnded(How.FAILED));
    }

    private static List<S2sEvent> callsATool() {
        return List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("call", "weather", "{}"),
                new S2sEvent.ReplyEnded(How.COMPLETE));
    }

    private static ProviderFailed failed(EngineFailure how) {
        return new ProviderFailed(EnginePort.S2S, "first", how);
    }

    private FallbackSpeechToSpeech model() {
        return model(List.of(link("first", first), link("second", second)));
    }

    private FallbackSpeechToSpeech alone() {
        return model(List.of(link("first", first)));
    }

    private FallbackSpeechToSpeech model(List<Chain.Link<SpeechToSpeech>> links) {
        return new FallbackSpeechToSpeech(
                new Chain<>(EnginePort.S2S, links),
                FallbackLimits.DEFAULT.answeringWithin(ofSeconds(1)),
                new CallContext(time, time, facts::add));
    }

    private static Chain.Link<SpeechToSpeech> link(String name, SpeechToSpeech engine) {
        Backoff backoff = new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0);
        return new Chain.Link<>(name, engine, new ProviderHealth(backoff));
    }
}
