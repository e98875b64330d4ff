package ai.beluga.voice.ops;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.otlp.ReceivedPoint;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.Transition;
import ai.beluga.voice.turn.TurnState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted and timed of whole calls on virtual time, as a meter adds them up. */
class MetersTest {

    private static final CallId CALL = new CallId("CA1");
    private static final Set<String> LABELS = Set.of(
            "kind", "outcome", "stage", "reason", "owner", "statistic", "real", "port", "provider", "state", "forced");
    private static final String LONG_ANSWER = "One two three four five six seven eight nine ten. Eleven twelve thirteen"
            + " fourteen fifteen sixteen seventeen eighteen nineteen twenty.";

    private final RecordingMeter recorded = new RecordingMeter();
    private final ScriptedCall call = new ScriptedCall();
    private final ProviderBoard board = new ProviderBoard();
    private final Meters meters =
            new Meters(recorded.meter(), () -> new TickReport(100, 3, ofMillis(45), ofMillis(1)), board);

    @Test
    void callCountsFromItsBeginToItsEnd() {
        question();
        List<CallEvent> facts = call.facts();
        facts.subList(0, facts.size() - 1).forEach(fact -> meters.on(CALL, 1, fact));

        assertThat(values("beluga.calls.started")).isEqualTo(Map.of("{}", 1.0));
        assertThat(values("beluga.calls.live")).isEqualTo(Map.of("{}", 1.0));
        assertThat(values("beluga.calls.ended")).isEmpty();

        meters.on(CALL, 2, facts.getLast());

        assertThat(values("beluga.calls.live")).isEqualTo(Map.of("{}", 0.0));
        assertThat(values("beluga.calls.ended")).isEqualTo(Map.of("{owner=caller, reason=caller_hung_up}", 1.0));
    }

    @Test
    void callsAreCountedByWhatTheyAreDoing() {
        meters.moved(CALL, move(TurnState.INITIAL, TurnState.SPEAKING));
        meters.moved(CALL, move(TurnState.SPEAKING, TurnState.LISTENING));
        meters.moved(new CallId("CA2"), move(TurnState.INITIAL, TurnState.SPEAKING));

        assertThat(values("beluga.calls.state")).isEqualTo(Map.of("{state=speaking}", 1.0, "{state=listening}", 1.0));

        meters.moved(CALL, move(TurnState.LISTENING, TurnState.ENDED));

        assertThat(values("beluga.calls.state")).isEqualTo(Map.of("{state=speaking}", 1.0, "{state=listening}", 0.0));
    }

    private static Transition move(TurnState from, TurnState to) {
        return new Transition(from, to, TurnId.NONE, 0, 0, Transition.Cause.OUTSIDE);
    }

    @Test
    void latencyOfAnAnswerIsTheSumOfItsStages() {
        question();

        measured();

        assertThat(values("beluga.turn.latency")).isEqualTo(Map.of("{}", 0.83));
        assertThat(values("beluga.turn.stage"))
                .containsEntry("{stage=endpointing}", 0.7)
                .containsEntry("{stage=agent}", 0.05)
                .containsEntry("{stage=synthesis}", 0.08)
                .hasSize(5);
        assertThat(values("beluga.turn.stage").values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(0.83, within(1e-9));
        assertThat(values("beluga.turn.audible_latency").get("{}")).isBetween(0.83, 0.87);
    }

    @Test
    void enginesThatFailAndTakeOverAreCountedByName() {
        meters.on(CALL, 1, new CallEvent.ProviderFailed(EnginePort.STT, "deepgram", EngineFailure.SILENT));
        meters.on(
                CALL,
                2,
                new CallEvent.ProviderSwitched(
                        EnginePort.STT, "deepgram", "embedded", Optional.of(EngineFailure.SILENT)));

        assertThat(values("beluga.provider.failures"))
                .isEqualTo(Map.of("{outcome=silent, port=stt, provider=deepgram}", 1.0));
        assertThat(values("beluga.provider.switches")).isEqualTo(Map.of("{port=stt, provider=embedded}", 1.0));
    }

    @Test
    void whatModelsUseAndWhatBecomesOfTheirStreamsIsCounted() {
        meters.on(CALL, 1, new CallEvent.ModelUsed(new TurnId(1), "grok", 10, 20, 3, 0, 412, 96));
        meters.on(CALL, 2, new CallEvent.ModelRenewed());
        meters.on(CALL, 3, new CallEvent.ModelGone());
        meters.on(CALL, 4, new CallEvent.ModelHandedOver(new TurnId(1)));

        assertThat(values("beluga.model.tokens"))
                .isEqualTo(Map.of(
                        "{direction=in, kind=audio, provider=grok}", 10.0,
                        "{direction=out, kind=audio, provider=grok}", 20.0,
                        "{direction=in, kind=text, provider=grok}", 3.0,
                        "{direction=in, kind=other, provider=grok}", 412.0,
                        "{direction=out, kind=other, provider=grok}", 96.0));
        assertThat(values("beluga.model.streams"))
                .isEqualTo(Map.of("{outcome=left}", 1.0, "{outcome=renewed}", 1.0, "{outcome=handed_over}", 1.0));
    }

    @Test
    void greetingAndHeardPartOfRepliesAreTimed() {
        question();

        measured();

        assertThat(values("beluga.greeting.latency").get("{}")).isBetween(0.05, 0.2);
        assertThat(values("beluga.reply.heard"))
                .containsEntry("{kind=greeting}", 0.4)
                .containsKey("{kind=answer}");
        assertThat(values("beluga.turns"))
                .containsEntry("{kind=answer, outcome=heard}", 1.0)
                .containsEntry("{kind=greeting, outcome=heard}", 1.0);
    }

    @Test
    void realAndFalseInterruptionsAreCountedApart() {
        call.agent.says(LONG_ANSWER);
        call.run(ofSeconds(2)).callerSays("Tell me more.").run(ofMillis(2_500));
        call.callerSpeaks(ofMillis(150)).run(ofSeconds(1));
        call.callerSays("Wait, what about Sunday?").run(ofSeconds(5)).lose(LossCause.STOPPED);

        measured();

        assertThat(values("beluga.interruptions")).isEqualTo(Map.of("{real=true}", 1.0, "{real=false}", 1.0));
        assertThat(count("beluga.interruption.hold")).isEqualTo(2);
        assertThat(count("beluga.interruption.clear")).isEqualTo(1);
        assertThat(values("beluga.words.unheard").get("{outcome=interrupted}")).isBetween(1.0, 19.0);
    }

    @Test
    void failedReplyIsATurnThatFailed() {
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("planted")));
        question();

        measured();

        assertThat(values("beluga.turns")).containsEntry("{kind=answer, outcome=failed}", 1.0);
        assertThat(values("beluga.turn.latency")).isEmpty();
    }

    @Test
    void droppedFramesAreCounted() {
        meters.on(CALL, 1, new CallEvent.CallEnded(EndReason.GOODBYE, ofSeconds(1), 17));

        assertThat(values("beluga.frames.dropped")).isEqualTo(Map.of("{}", 17.0));
    }

    @Test
    void tickOfTheNodeIsWatched() {
        assertThat(values("beluga.media.ticks")).isEqualTo(Map.of("{}", 100.0));
        assertThat(values("beluga.media.ticks.missed")).isEqualTo(Map.of("{}", 3.0));
        assertThat(values("beluga.media.tick.lateness"))
                .isEqualTo(Map.of("{statistic=worst}", 0.045, "{statistic=mean}", 0.001));
    }

    @Test
    void nobodyIsAskedOnceTheGatewayIsGone() throws Exception {
        meters.close();

        assertThat(values("beluga.media.ticks")).isEmpty();
    }

    @Test
    void stateOfEachEngineIsToldAndWhetherItWasForced() {
        Chain<String> chain = Chain.ofOne(EnginePort.STT, "deepgram", "");
        board.show(chain);
        assertThat(values("beluga.provider.state"))
                .isEqualTo(Map.of("{forced=false, port=stt, provider=deepgram, state=healthy}", 1.0));

        chain.links().getFirst().health().force(ProviderHealth.Force.DOWN);

        assertThat(values("beluga.provider.state"))
                .containsEntry("{forced=true, port=stt, provider=deepgram, state=down}", 1.0);
    }

    @Test
    void labelsAreBoundedAndNameNobody() {
        board.show(Chain.ofOne(EnginePort.STT, "deepgram", ""));
        question();

        measured();

        assertThat(all())
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.labels()).allSatisfy((label, value) -> {
                    assertThat(label).isIn(LABELS);
                    assertThat(value).matches("[a-z_]+");
                }));
    }

    @Test
    void everyMeasureIsDocumentedWithItsUnit() throws Exception {
        String told = Files.readString(Path.of("docs/telemetry.md"));
        call.agent.says(LONG_ANSWER);
        call.run(ofSeconds(2)).callerSays("Tell me more.").run(ofMillis(2_500));
        call.callerSays("Wait, what about Sunday?").run(ofSeconds(5)).lose(LossCause.STOPPED);

        measured();

        assertThat(all())
                .hasSizeGreaterThan(15)
                .allSatisfy(point -> assertThat(told).contains("| `" + point.name() + "` | " + point.unit() + " |"));
    }

    private void question() {
        call.run(ofSeconds(2))
                .callerSays("What are your hours?")
                .run(ofSeconds(5))
                .lose(LossCause.STOPPED);
    }

    private void measured() {
        call.facts().forEach(fact -> meters.on(CALL, 1, fact));
    }

    private List<ReceivedPoint> all() {
        return recorded.points();
    }

    /** Labels and value of each point; of a histogram the sum. */
    private Map<String, Double> values(String name) {
        return points(name).collect(Collectors.toMap(point -> "" + sorted(point), ReceivedPoint::value));
    }

    private static Map<String, String> sorted(ReceivedPoint point) {
        return new TreeMap<>(point.labels());
    }

    private long count(String histogram) {
        return points(histogram).mapToLong(ReceivedPoint::count).sum();
    }

    private Stream<ReceivedPoint> points(String name) {
        return all().stream().filter(point -> point.name().equals(name));
    }
}
