package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.otlp.OtlpReceiver;
import ai.beluga.voice.otlp.ReceivedSpan;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where the time of a turn goes when the vendor begins to answer after 150 ms: what the caller waits for is the end of the turn
 * being found, the vendor, and next to nothing else. The phone says how long the caller waited, the trace of the call when the
 * turn was found over, and the simulator how long it took itself.
 */
@ExtendWith(ArquillianExtension.class)
class ModelWaterfallLoad {

    private static final int TURNS = Integer.getInteger("model.turns", 20);

    /** Told, but not counted: what a first turn needs is loaded and compiled. */
    private static final int WARM_UP_TURNS = Integer.getInteger("model.warm-up-turns", 4);

    private static final int ALL_TURNS = WARM_UP_TURNS + TURNS;
    private static final ModelVendor<OpenAiSimulator> MODEL = ModelVendor.openAi();
    private static final OpenAiSimulator VENDOR = MODEL.simulator();
    private static final Duration ANSWER_DELAY = Duration.ofMillis(150);
    private static final double MOST_ELSE_MILLIS = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double SAMPLES_PER_MILLI = 8;

    /** What left the simulator, and when, by this JVM's clock. */
    private static final Queue<Long> BEGUN = new ConcurrentLinkedQueue<>();

    private static final Queue<Long> SOUNDED = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init") // by the deployment
    private static OtlpReceiver receiver;

    /**
     * One turn, in milliseconds.
     *
     * @param detection from the last sound of the caller, as the detector has it, until the model was asked
     * @param vendor from the vendor being asked to its first audio, by the vendor's own clock
     * @param told beyond that, until its client told the first audio
     * @param gateway from there to the first frame sent
     * @param all from the last sound to the first sample in the caller's ear, by the phone
     */
    private record Waterfall(double detection, double vendor, double told, double gateway, double all) {

        /** All that is neither detection nor vendor. */
        double rest() {
            return all - detection - vendor;
        }

        String line() {
            return "detection %6.1f + vendor %6.1f + to and from the vendor %5.1f + gateway %5.1f + line %5.1f = %6.1f ms heard; beside detection and vendor %5.1f"
                    .formatted(detection, vendor, told, gateway, rest() - told - gateway, all, rest());
        }
    }

    @Deployment(testable = false)
    static WebArchive gateway() throws IOException {
        receiver = OtlpReceiver.start();
        VENDOR.script().brain(situation -> Answer.say("we open at nine on saturday"));
        VENDOR.timing().answerDelay = ANSWER_DELAY;
        VENDOR.witness(ModelWaterfallLoad::left);
        Map<String, String> settings =
                new HashMap<>(MODEL.alone(Map.of("beluga.stt.provider", "scripted", "beluga.tts.provider", "tones")));
        settings.putAll(Map.of(
                "otel.sdk.disabled", "false",
                "otel.service.name", "beluga-voice",
                "otel.logs.exporter", "none",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", receiver.endpoint().toString(),
                "otel.bsp.schedule.delay", "200"));
        return LoadArchive.with(settings);
    }

    private static void left(JsonObject event) {
        switch (event.getString("type")) {
            case "response.created" -> BEGUN.add(System.nanoTime());
            case "response.output_audio.delta" -> {
                if (SOUNDED.size() < BEGUN.size()) {
                    SOUNDED.add(System.nanoTime());
                }
            }
            default -> {} // says nothing of time
        }
    }

    @AfterAll
    static void nobodyListensAnyMore() {
        receiver.close();
        VENDOR.close();
    }

    @Test
    void callerWaitsForDetectionAndTheVendorAndNextToNothingElse() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        CallRecord call = Calls.place(
                        LoadArchive.phone(),
                        1,
                        Duration.ZERO,
                        Calls.lines(
                                List.of("wait greeting"),
                                ALL_TURNS,
                                List.of("say audio/t2.ulaw.wav", "wait reply"),
                                "hang up"))
                .getFirst();
        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(Gateway.eventually(() -> answers().size() == ALL_TURNS)).isTrue();

        List<Waterfall> turns = waterfalls(call);

        for (int turn = 0; turn < turns.size(); turn++) {
            Figures.tell("model, %s %2d: %s"
                    .formatted(
                            turn < WARM_UP_TURNS ? "warm-up turn" : "turn",
                            turn + 1,
                            turns.get(turn).line()));
        }
        List<Double> rests =
                turns.stream().skip(WARM_UP_TURNS).map(Waterfall::rest).sorted().toList();
        double p95 = rests.get((rests.size() * 95 + 99) / 100 - 1);
        Figures.tell("model, beside detection and vendor: median %.1f, p95 %.1f, worst %.1f ms of %d turns"
                .formatted(rests.get(rests.size() / 2), p95, rests.getLast(), rests.size()));
        assertThat(p95).as("beside detection and vendor, in ms").isLessThanOrEqualTo(MOST_ELSE_MILLIS);
        assertThat(VENDOR.violations()).isEmpty();
    }

    private static List<Waterfall> waterfalls(CallRecord call) {
        List<Long> begun = List.copyOf(BEGUN);
        List<Long> sounded = List.copyOf(SOUNDED);
        List<Reply> replies = call.stream().replies();
        assertThat(begun).hasSize(ALL_TURNS);
        assertThat(sounded).hasSize(ALL_TURNS);
        assertThat(replies).hasSize(ALL_TURNS + 1);
        List<Waterfall> turns = new ArrayList<>();
        for (int turn = 0; turn < ALL_TURNS; turn++) {
            ReceivedSpan span = answers().get(turn);
            double vendor = (sounded.get(turn) - begun.get(turn)) / NANOS_PER_MILLI;
            double speechEnd = Double.parseDouble(span.attribute("beluga.turn.speech_end.media_millis"));
            double detection = millis(span, "endpointing") + millis(span, "recognition");
            turns.add(new Waterfall(
                    detection,
                    vendor,
                    millis(span, "agent") + millis(span, "synthesis") - vendor,
                    millis(span, "gateway"),
                    replies.get(turn + 1).start() / SAMPLES_PER_MILLI - speechEnd));
        }
        return turns;
    }

    private static double millis(ReceivedSpan turn, String stage) {
        return receiver.spans().stream()
                .filter(span -> span.parent().equals(turn.id()) && span.name().equals(stage))
                .mapToDouble(span -> span.length().toNanos() / NANOS_PER_MILLI)
                .sum();
    }

    private static List<ReceivedSpan> answers() {
        return receiver.spans().stream()
                .filter(span -> span.name().equals("turn"))
                .filter(span -> span.attribute("beluga.turn.kind").equals("answer"))
                .toList();
    }
}
