package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.otlp.OtlpReceiver;
import ai.beluga.voice.otlp.ReceivedPoint;
import ai.beluga.voice.otlp.ReceivedSpan;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.StreamRecord;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a collector gets of a real call: the delivered WAR exports by OTLP, and the telephone has measured the same call. */
@ExtendWith(ArquillianExtension.class)
class TelemetryIT {

    private static final String OURS = "ai.beluga.voice";
    private static final String FROM = "+15005550006";
    private static final String TO = "+15005550001";
    private static final Duration AGREED = Duration.ofMillis(20);
    /** Marks come back when the telephone looks, every 20 ms. */
    private static final Duration AGREED_BY_MARKS = Duration.ofMillis(40);

    private static final List<String> STAGES =
            List.of("endpointing", "recognition", "agent", "synthesis", "gateway", "playout");
    private static final long NANOS_PER_SAMPLE = 125_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static OtlpReceiver receiver;
    private static CallRecord call;

    @Deployment(testable = false)
    static WebArchive gateway() throws IOException {
        receiver = OtlpReceiver.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "mp.config.profile", "demo",
                "beluga.agent.knowledge", DemoArchive.knowledge(),
                "beluga.public-url", Gateway.base().toString()));
        settings.putAll(Map.of(
                "otel.sdk.disabled", "false",
                "otel.service.name", "beluga-voice",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", receiver.endpoint().toString(),
                "otel.exporter.otlp.compression", "gzip",
                "otel.bsp.schedule.delay", "200",
                "otel.metric.export.interval", "500"));
        return GatewayArchive.with(settings);
    }

    @BeforeAll
    static void oneCall() throws Unreachable {
        DemoArchive.awaitReady();
        call = DemoArchive.phone()
                .numbers(FROM, TO)
                .call(Scenario.of(
                        "wait greeting",
                        "say audio/demo-question.ulaw.wav",
                        "wait reply",
                        "say audio/demo-question.ulaw.wav",
                        "wait reply",
                        "hang up"));
        assertThat(call.violations()).isEmpty();
        assertThat(call.failure()).isEmpty();
        assertThat(Gateway.eventually(() -> named("call").size() == 1)).isTrue();
        assertThat(Gateway.eventually(() -> points("beluga.calls.ended").count() == 1))
                .isTrue();
    }

    @AfterAll
    static void nobodyListensAnyMore() {
        receiver.close();
    }

    @Test
    void callIsOneTraceThatGoesOnFromItsWebhook() {
        ReceivedSpan root = named("call").getFirst();

        assertThat(root.attribute("beluga.call.id")).isEqualTo(call.callSid());
        assertThat(root.attribute("beluga.call.end.reason")).isEqualTo("caller_hung_up");
        assertThat(ours().map(ReceivedSpan::trace)).containsOnly(root.trace());
        assertThat(receiver.spans())
                .filteredOn(span -> span.id().equals(root.parent()))
                .singleElement()
                .satisfies(webhook -> {
                    assertThat(webhook.name()).contains("/twilio/voice");
                    assertThat(webhook.trace()).isEqualTo(root.trace());
                });
    }

    @Test
    void everyTurnIsASpanWhoseStagesAddUp() {
        assertThat(named("turn"))
                .extracting(turn -> turn.attribute("beluga.turn.kind"))
                .containsExactly("greeting", "answer", "answer");
        assertThat(answers()).allSatisfy(turn -> {
            List<ReceivedSpan> stages = below(turn);
            assertThat(stages).extracting(ReceivedSpan::name).containsExactlyElementsOf(STAGES);
            for (int i = 1; i < stages.size(); i++) {
                assertThat(stages.get(i).startNanos()).isEqualTo(stages.get(i - 1).endNanos());
            }
            assertThat(sum(stages.stream())).isEqualTo(turn.length());
            assertThat(sum(stages.stream().limit(5))).isEqualTo(latency(turn));
            assertThat(stages.get(2).events()).containsOnlyKeys("first token");
            assertThat(stages.get(5).events()).containsOnlyKeys("first heard");
        });
    }

    @Test
    void latencyIsWhatTheTelephoneMeasuredBetweenTheSameInstants() {
        for (int i = 0; i < answers().size(); i++) {
            ReceivedSpan turn = answers().get(i);
            long frame = below(turn).getLast().startNanos();
            long phoneFrame = epochNanos(reply(i).start() * NANOS_PER_SAMPLE);
            long phoneEnd = epochNanos(
                    Long.parseLong(turn.attribute("beluga.turn.speech_end.media_millis")) * NANOS_PER_MILLI);
            System.Logger log = System.getLogger(TelemetryIT.class.getName());
            log.log(
                    System.Logger.Level.INFO,
                    "turn {0}: latency {1} ms, phone {2} ms; speech end {3} us, first frame {4} us, heard {5} us apart",
                    i,
                    latency(turn).toMillis(),
                    Duration.ofNanos(phoneFrame - phoneEnd).toMillis(),
                    "" + (turn.startNanos() - phoneEnd) / 1_000,
                    "" + (frame - phoneFrame) / 1_000,
                    "" + (below(turn).getLast().events().get("first heard") - phoneFrame) / 1_000);

            assertThat(apart(turn.startNanos(), phoneEnd)).as("end of speech").isLessThanOrEqualTo(AGREED);
            assertThat(apart(frame, phoneFrame)).as("first frame").isLessThanOrEqualTo(AGREED);
            assertThat(latency(turn).minusNanos(phoneFrame - phoneEnd).abs())
                    .as("latency")
                    .isLessThanOrEqualTo(AGREED);
            assertThat(apart(below(turn).getLast().events().get("first heard"), phoneFrame))
                    .as("first frame heard, by its mark")
                    .isLessThanOrEqualTo(AGREED_BY_MARKS);
        }
    }

    @Test
    void measuresOfTheCallAreThere() {
        assertThat(points("beluga.calls.started")).singleElement().satisfies(point -> assertThat(point.value())
                .isEqualTo(1));
        assertThat(points("beluga.calls.ended")).singleElement().satisfies(point -> assertThat(point.labels())
                .isEqualTo(Map.of("reason", "caller_hung_up", "owner", "caller")));
        assertThat(points("beluga.turn.latency")).singleElement().satisfies(point -> {
            assertThat(point.unit()).isEqualTo("s");
            assertThat(point.count()).isEqualTo(2);
        });
        assertThat(points("beluga.turn.stage")).hasSize(5);
        assertThat(points("beluga.media.ticks")).singleElement().satisfies(point -> assertThat(point.value())
                .isPositive());
        assertThat(receiver.points().stream().map(ReceivedPoint::labels))
                .allSatisfy(labels -> assertThat("" + labels).doesNotContain(call.callSid()));
    }

    @Test
    void nothingThatWasSaidAndNoNumberHasLeft() {
        String everything = receiver.everything().toLowerCase(Locale.ROOT);

        assertThat(everything).contains("beluga.turn.latency", "endpointing");
        assertThat(everything)
                .doesNotContain("saturday", "opening", "hours", "ten to", "thank")
                .doesNotContain(FROM.substring(1), TO.substring(1));
        assertThat(receiver.refused()).isEmpty();
    }

    private static Stream<ReceivedSpan> ours() {
        return receiver.spans().stream().filter(span -> span.scope().equals(OURS));
    }

    private static List<ReceivedSpan> named(String name) {
        return ours().filter(span -> span.name().equals(name)).toList();
    }

    private static List<ReceivedSpan> answers() {
        return named("turn").stream()
                .filter(turn -> turn.attribute("beluga.turn.kind").equals("answer"))
                .toList();
    }

    private static List<ReceivedSpan> below(ReceivedSpan parent) {
        return ours().filter(span -> span.parent().equals(parent.id())).toList();
    }

    private static Stream<ReceivedPoint> points(String name) {
        return receiver.points().stream()
                .filter(point -> point.scope().equals(OURS) && point.name().equals(name));
    }

    private static Duration latency(ReceivedSpan turn) {
        return Duration.ofNanos(
                Math.round(Double.parseDouble(turn.attribute("beluga.turn.latency")) * 1_000 * NANOS_PER_MILLI));
    }

    private static Duration sum(Stream<ReceivedSpan> spans) {
        return spans.map(ReceivedSpan::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration apart(long oneNanos, long otherNanos) {
        return Duration.ofNanos(oneNanos - otherNanos).abs();
    }

    /** The answer with this number; the first reply is the greeting. */
    private static Reply reply(int answer) {
        return call.stream().replies().get(answer + 1);
    }

    /** A time of the telephone's stream as a time of day. */
    private static long epochNanos(long sinceStartNanos) {
        StreamRecord stream = call.stream();
        Instant at = call.timeLine().began().plus(stream.began()).plusNanos(sinceStartNanos);
        return at.getEpochSecond() * 1_000 * NANOS_PER_MILLI + at.getNano();
    }
}
