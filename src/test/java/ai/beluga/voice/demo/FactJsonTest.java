package ai.beluga.voice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.ToolOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.TurnKind;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.event.TurnMoments;
import ai.beluga.voice.event.TurnOutcome;
import ai.beluga.voice.event.TurnReport;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.event.WaitOwner;
import ai.beluga.voice.event.WaitStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactJsonTest {

    private static final TurnId TURN = new TurnId(3);

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactIsTold(CallEvent fact, String told) {
        assertThat(FactJson.of(new CallId("CA1"), 7, fact))
                .isEqualTo("{\"call\":\"CA1\",\"seq\":7,\"type\":\"" + told.replace('\'', '"') + "}");
    }

    @Test
    void noKindOfFactIsLeftOut() {
        assertThat(facts().<Object>map(known -> known.get()[0].getClass()))
                .containsExactlyInAnyOrderElementsOf(kinds(CallEvent.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> fact) {
        return fact.isSealed()
                ? Stream.of(fact.getPermittedSubclasses()).flatMap(FactJsonTest::kinds)
                : Stream.of(fact);
    }

    @Test
    void whatWasSaidCannotBreakOutOfItsText() {
        assertThat(FactJson.of(new CallId("CA1"), 1, new CallEvent.CallerSpeaking("a \"quoted\" line\n")))
                .endsWith("\"text\":\"a \\\"quoted\\\" line\\n\"}");
    }

    private static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(new CallEvent.LineOpened(true), "LineOpened','resumed':true"),
                Arguments.of(new CallEvent.LineClosed(), "LineClosed'"),
                Arguments.of(new CallEvent.CallerSpeaking("hel"), "CallerSpeaking','text':'hel'"),
                Arguments.of(new CallEvent.CallerSpoke(TURN, "hello"), "CallerSpoke','turn':3,'text':'hello'"),
                Arguments.of(
                        new CallEvent.CallerCorrected(TURN, "hello you"),
                        "CallerCorrected','turn':3,'text':'hello you'"),
                Arguments.of(new CallEvent.CallerWentOn(TURN), "CallerWentOn','turn':3"),
                Arguments.of(
                        new CallEvent.ReplyPrepared(TURN, PreparedOutcome.USED, Duration.ofMillis(240), 33),
                        "ReplyPrepared','turn':3,'outcome':'USED','aheadMs':240,'characters':33"),
                Arguments.of(
                        new CallEvent.ReplyStarted(TURN, latency()),
                        "ReplyStarted','turn':3,'latency':{'endpointingMs':500,'recognitionMs':40,'agentMs':30,"
                                + "'synthesisMs':20,'gatewayMs':10,'totalMs':600}"),
                Arguments.of(
                        new CallEvent.AgentSpoke(TURN, new Utterance(Speaker.AGENT, "We are", true)),
                        "AgentSpoke','turn':3,'text':'We are','interrupted':true,'filler':''"),
                Arguments.of(
                        new CallEvent.CallerWaited(TURN, WaitOwner.AGENT, WaitStep.FILLER),
                        "CallerWaited','turn':3,'owner':'AGENT','step':'FILLER'"),
                Arguments.of(
                        new CallEvent.ToolUsed(TURN, "book", ToolOutcome.DONE, Duration.ofMillis(40)),
                        "ToolUsed','turn':3,'tool':'book','outcome':'DONE','tookMs':40"),
                Arguments.of(new CallEvent.CallerInterrupted(TURN), "CallerInterrupted','turn':3"),
                Arguments.of(new CallEvent.FalseInterruption(TURN), "FalseInterruption','turn':3"),
                Arguments.of(new CallEvent.DigitPressed(), "DigitPressed'"),
                Arguments.of(new CallEvent.SessionBegan(5), "SessionBegan'"),
                Arguments.of(
                        new CallEvent.ProviderFailed(EnginePort.STT, "deepgram", EngineFailure.BROKE_OFF),
                        "ProviderFailed','port':'STT','provider':'deepgram','how':'BROKE_OFF'"),
                Arguments.of(
                        new CallEvent.ProviderSwitched(
                                EnginePort.STT, "deepgram", "embedded", Optional.of(EngineFailure.BROKE_OFF)),
                        "ProviderSwitched','port':'STT','from':'deepgram','to':'embedded','cause':'BROKE_OFF'"),
                Arguments.of(new CallEvent.ModelGone(), "ModelGone'"),
                Arguments.of(new CallEvent.ModelRenewed(), "ModelRenewed'"),
                Arguments.of(new CallEvent.ModelHandedOver(TURN), "ModelHandedOver','turn':3"),
                Arguments.of(
                        new CallEvent.ModelUsed(TURN, "grok", 1, 2, 3, 4, 5, 6),
                        "ModelUsed','turn':3,'provider':'grok','audioIn':1,'audioOut':2,'textIn':3,'textOut':4,'otherIn':5,'otherOut':6"),
                Arguments.of(new CallEvent.TurnOver(TURN, report()), "TurnOver','turn':3,'outcome':'HEARD'"),
                Arguments.of(
                        new CallEvent.CallEnded(EndReason.GOODBYE, Duration.ofSeconds(2), 0),
                        "CallEnded','reason':'GOODBYE','durationMs':2000"));
    }

    private static TurnReport report() {
        return new TurnReport(
                TurnKind.ANSWER,
                TurnOutcome.HEARD,
                TurnMoments.of(Map.of()),
                OptionalLong.empty(),
                Playout.none(0),
                List.of());
    }

    private static TurnLatency latency() {
        return new TurnLatency(millis(500), millis(40), millis(30), millis(20), millis(10));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
