package ai.beluga.voice.ops;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.call.StreamPromised;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.otlp.ReceivedSpan;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.ScriptedCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The trace of whole calls on virtual time, as a tracer keeps it. */
class TracingTest {

    private static final CallId CALL = new CallId("CA1");
    private static final CallId OTHER = new CallId("CA2");
    private static final Instant WALL = Instant.parse("2026-11-26T12:00:00Z");
    private static final List<String> STAGES =
            List.of("endpointing", "recognition", "agent", "synthesis", "gateway", "playout");
    private static final String LONG_ANSWER = "One two three four five six seven eight nine ten. Eleven twelve thirteen"
            + " fourteen fifteen sixteen seventeen eighteen nineteen twenty.";

    private final RecordingTracer tracer = new RecordingTracer();
    private final ScriptedCall call = new ScriptedCall();
    private final long beganNanos = call.time.nanos();
    private final Tracing tracing = new Tracing(tracer, () -> beganNanos, () -> WALL);

    @Test
    void callIsOneTraceWithASpanATurn() {
        question();

        traced();

        ReceivedSpan root = named("call").getFirst();
        assertThat(root.parent()).isEmpty();
        assertThat(root.attribute("beluga.call.id")).isEqualTo("CA1");
        assertThat(root.attribute("beluga.call.end.reason")).isEqualTo("caller_hung_up");
        assertThat(root.attribute("beluga.call.end.owner")).isEqualTo("caller");
        assertThat(named("turn"))
                .extracting(turn -> turn.attribute("beluga.turn.kind"))
                .containsExactly("greeting", "answer");
        assertThat(named("turn")).allMatch(turn -> turn.parent().equals(root.id()));
        assertThat(spans()).extracting(ReceivedSpan::trace).containsOnly(root.trace());
    }

    @Test
    void stagesOfAnAnswerFollowEachOtherAndAddUpToIt() {
        question();

        traced();

        ReceivedSpan turn = named("turn").getLast();
        List<ReceivedSpan> stages = below(turn);
        assertThat(stages).extracting(ReceivedSpan::name).containsExactlyElementsOf(STAGES);
        assertThat(stages.getFirst().startNanos()).isEqualTo(turn.startNanos());
        for (int i = 1; i < stages.size(); i++) {
            assertThat(stages.get(i).startNanos())
                    .isEqualTo(stages.get(i - 1).endNanos());
        }
        assertThat(stages.getLast().endNanos()).isEqualTo(turn.endNanos());
        assertThat(stages.stream().limit(5).map(ReceivedSpan::length).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(ofMillis(830));
        assertThat(turn.attribute("beluga.turn.latency")).isEqualTo("0.83");
    }

    @Test
    void firstTokenAndFirstFrameHeardAreMomentsOfTheirStages() {
        question();

        traced();

        List<ReceivedSpan> stages = below(named("turn").getLast());
        assertThat(stages.get(2).events()).containsOnlyKeys("first token");
        assertThat(stages.get(2).events().get("first token") - stages.get(2).startNanos())
                .isEqualTo(ofMillis(50).toNanos());
        assertThat(stages.get(5).events()).containsOnlyKeys("first heard");
    }

    @Test
    void timesAreThoseOfTheWallAtWhichTheSessionsClockStood() {
        question();

        traced();

        assertThat(named("call").getFirst().startNanos()).isEqualTo(epochNanos(WALL));
        Duration spoken = Duration.ofNanos(named("turn").getLast().startNanos() - epochNanos(WALL));
        assertThat(spoken).isBetween(ofMillis(2_990), ofMillis(3_010));
    }

    @Test
    void callGoesOnWithTheTraceOfTheRequestThatAnsweredIt() {
        Span request = tracer.spanBuilder("POST /twilio/voice").startSpan();
        try (Scope here = request.makeCurrent()) {
            tracing.promised(new StreamPromised(CALL));
        }
        question();

        traced();
        request.end();

        ReceivedSpan root = named("call").getFirst();
        assertThat(root.trace()).isEqualTo(request.getSpanContext().getTraceId());
        assertThat(root.parent()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(named("POST /twilio/voice").getFirst().attribute("beluga.call.id"))
                .isEqualTo("CA1");
    }

    @Test
    void whatTheThreadIsAboutHasNoPartInTheTrace() {
        question();
        Span foreign = tracer.spanBuilder("foreign").startSpan();
        try (Scope here = foreign.makeCurrent()) {
            traced();
        }
        foreign.end();

        assertThat(spans().stream().filter(span -> !span.name().equals("foreign")))
                .noneMatch(span ->
                        span.trace().equals(foreign.getSpanContext().getTraceId()));
    }

    @Test
    void callsThatRunSideBySideDoNotMix() {
        question();
        List<CallEvent> facts = call.facts();

        for (int i = 0; i < facts.size(); i++) {
            tracing.on(CALL, i + 1, facts.get(i));
            tracing.on(OTHER, i + 1, facts.get(i));
        }

        Map<String, List<ReceivedSpan>> traces = spans().stream().collect(Collectors.groupingBy(ReceivedSpan::trace));
        assertThat(traces).hasSize(2);
        assertThat(traces.values()).extracting(List::size).containsOnly(spans().size() / 2);
    }

    @Test
    void turnThatFailedShowsInWhichStage() {
        call.agent.replies(new AgentReply.Failed(new ProviderException.Transient("planted")));
        question();

        traced();

        ReceivedSpan failed = named("turn").get(1);
        assertThat(failed.attribute("beluga.turn.outcome")).isEqualTo("failed");
        assertThat(failed.error()).isTrue();
        assertThat(below(failed)).extracting(ReceivedSpan::name).containsExactly("endpointing", "recognition", "agent");
        assertThat(below(failed).getLast().error()).isTrue();
        assertThat(below(failed).getLast().endNanos()).isEqualTo(failed.endNanos());
    }

    @Test
    void interruptionIsASpanOfTheTurnItInterrupts() {
        call.agent.says(LONG_ANSWER);
        call.run(ofSeconds(2)).callerSays("Tell me more.").run(ofMillis(2_500));
        call.callerSays("Wait, what about Sunday?").run(ofSeconds(5)).lose(LossCause.STOPPED);

        traced();

        ReceivedSpan interruption = named("interruption").getFirst();
        ReceivedSpan turn = named("turn").get(1);
        assertThat(interruption.parent()).isEqualTo(turn.id());
        assertThat(interruption.attribute("beluga.interruption.real")).isEqualTo("true");
        assertThat(interruption.events()).containsOnlyKeys("held");
        assertThat(turn.attribute("beluga.turn.outcome")).isEqualTo("interrupted");
    }

    @Test
    void endForWhichWeAreToBlameIsAnError() {
        question();
        List<CallEvent> facts = call.facts();
        facts.subList(0, facts.size() - 1).forEach(fact -> tracing.on(CALL, 1, fact));

        tracing.on(CALL, 2, new CallEvent.CallEnded(EndReason.INTERNAL_ERROR, ofSeconds(1), 3));

        assertThat(named("call").getFirst().error()).isTrue();
        assertThat(named("call").getFirst().attribute("beluga.call.frames.dropped")).isEqualTo("3");
    }

    @Test
    void nothingThatWasSaidIsInIt() {
        call.agent.says(LONG_ANSWER);
        call.run(ofSeconds(2))
                .callerSays("My secret number is seven")
                .run(ofSeconds(8))
                .press('4');
        call.run(ofSeconds(4)).lose(LossCause.STOPPED);

        traced();

        assertThat(spans().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("secret", "seven", "eleven", "twelve", "greeting prompt");
    }

    @Test
    void platformWithoutTelemetryIsNoTrouble() {
        Tracing off = new Tracing(OpenTelemetry.noop().getTracer("none"), () -> 0, () -> WALL);
        question();

        off.promised(new StreamPromised(CALL));
        call.facts().forEach(fact -> off.on(CALL, 1, fact));

        assertThat(spans()).isEmpty();
    }

    private void question() {
        call.run(ofSeconds(2))
                .callerSays("What are your hours?")
                .run(ofSeconds(5))
                .lose(LossCause.STOPPED);
    }

    private void traced() {
        List<CallEvent> facts = call.facts();
        for (int i = 0; i < facts.size(); i++) {
            tracing.on(CALL, i + 1, facts.get(i));
        }
    }

    private List<ReceivedSpan> spans() {
        return tracer.spans();
    }

    private List<ReceivedSpan> named(String name) {
        return spans().stream().filter(span -> span.name().equals(name)).toList();
    }

    private List<ReceivedSpan> below(ReceivedSpan parent) {
        return spans().stream()
                .filter(span -> span.parent().equals(parent.id()))
                .toList();
    }

    private static long epochNanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }
}
