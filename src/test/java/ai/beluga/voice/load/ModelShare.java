package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.otlp.OtlpReceiver;
import ai.beluga.voice.otlp.ReceivedHistogram;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Report;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.realtime.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long the gateway itself holds audio between caller and model, as its own telemetry tells: a frame from the line's
 * socket to the vendor's client, and audio from there to the line. One vendor at a time, many calls at once, its simulator
 * and the phones on the same machine. What is compiled and collected while the first calls talk is left out.
 */
@ExtendWith(ArquillianExtension.class)
abstract class ModelShare {

    private static final int CALLS = Integer.getInteger("model.calls", 50);
    private static final int TURNS = Integer.getInteger("model.turns", 6);
    private static final int WARM_UP_TURNS = Integer.getInteger("model.warm-up-turns", 4);

    private static final Duration APART = Duration.ofMillis(150);
    private static final double MOST_TO_VENDOR = 0.003;
    private static final double MOST_TO_LINE = 0.005;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** Two frames are one message to each vendor: only every other frame is sent, and the first half of it waits for nothing. */
    private static final int FRAMES_A_MESSAGE = 2;

    private static final List<String> TALK = List.of("wait greeting");
    private static final List<String> TURN = List.of("say audio/t2.ulaw.wav", "wait reply");
    private static final Answer ANSWER = Answer.say("on weekdays our doors stay open from eight until six at night");

    /** As fast as vendors make speech, roughly: twice to five times as fast as it sounds. */
    private static final double PACE = 4;

    @SuppressWarnings("NullAway.Init") // by the deployment
    private static OtlpReceiver receiver;

    @SuppressWarnings("NullAway.Init") // by the deployment
    private static ModelVendor<?> model;

    static WebArchive gateway(ModelVendor<?> measured) {
        try {
            receiver = OtlpReceiver.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        model = measured;
        model.script().brain(situation -> ANSWER);
        model.simulator().timing().pace = PACE;
        Map<String, String> settings = new HashMap<>(model.alone(Map.of(
                "beluga.calls.max-concurrent", "" + 2 * CALLS,
                "beluga.stt.provider", "scripted",
                "beluga.tts.provider", "tones")));
        settings.putAll(Map.of(
                "otel.sdk.disabled", "false",
                "otel.service.name", "beluga-voice",
                "otel.traces.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", receiver.endpoint().toString(),
                "otel.metric.export.interval", "1000"));
        return LoadArchive.with(settings);
    }

    @AfterAll
    static void nobodyListensAnyMore() {
        receiver.close();
    }

    @Test
    void gatewayHoldsAudioForLittle() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        asExpected(talk(WARM_UP_TURNS));
        ReceivedHistogram vendorBefore = settled("beluga.s2s.to_vendor");
        ReceivedHistogram lineBefore = settled("beluga.s2s.to_line");

        double loadBefore = loadAverage();
        List<CallRecord> calls = talk(TURNS);
        double loadAfter = loadAverage();

        ReceivedHistogram toVendor = settled("beluga.s2s.to_vendor").since(vendorBefore);
        ReceivedHistogram toLine = settled("beluga.s2s.to_line").since(lineBefore);
        Figures.tell(CALLS + " calls with " + model.name(), Report.of(calls));
        Figures.tell("%s, %d calls, load average %.2f to %.2f of %d processors"
                .formatted(
                        model.name(),
                        CALLS,
                        loadBefore,
                        loadAfter,
                        Runtime.getRuntime().availableProcessors()));
        tell("caller to vendor, of the frames that made a message", toVendor, toVendor.count() / FRAMES_A_MESSAGE);
        tell("vendor to line", toLine, toLine.count());
        asExpected(calls);
        assertThat(toVendor.count()).isGreaterThan(CALLS * TURNS);
        assertThat(toLine.count()).isGreaterThan(CALLS * TURNS);
        assertThat(percentile(toVendor, toVendor.count() / FRAMES_A_MESSAGE, 99))
                .as("99th percentile to the vendor, in seconds")
                .isLessThanOrEqualTo(MOST_TO_VENDOR);
        assertThat(percentile(toLine, toLine.count(), 99))
                .as("99th percentile to the line, in seconds")
                .isLessThanOrEqualTo(MOST_TO_LINE);
    }

    private static List<CallRecord> talk(int turns) throws Exception {
        return Calls.place(LoadArchive.phone(), CALLS, APART, Calls.lines(TALK, turns, TURN, "hang up"));
    }

    private static void asExpected(List<CallRecord> calls) {
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
        });
        assertThat(model.simulator().violations()).isEmpty();
        assertThat(receiver.refused()).isEmpty();
    }

    /** What has come of a measure once two exports told the same. */
    private static ReceivedHistogram settled(String name) {
        ReceivedHistogram last = latest(name);
        for (boolean same = false; !same; ) {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            ReceivedHistogram now = latest(name);
            same = now.equals(last);
            last = now;
        }
        return last;
    }

    private static ReceivedHistogram latest(String name) {
        assertThat(Gateway.eventually(() -> receiver.histograms().stream()
                        .anyMatch(histogram -> histogram.name().equals(name))))
                .as(name)
                .isTrue();
        return receiver.histograms().stream()
                .filter(histogram -> histogram.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param count of those that the percentile is of, the slowest of all that there are */
    private static double percentile(ReceivedHistogram times, long count, double percent) {
        return times.boundWithAbove(count * (100 - percent) / 100);
    }

    private static void tell(String what, ReceivedHistogram times, long count) throws IOException {
        Figures.tell("%s, %s: p50 <= %.2f, p90 <= %.2f, p99 <= %.2f, p99.9 <= %.2f, worst <= %.2f ms of %d"
                .formatted(
                        model.name(),
                        what,
                        MILLIS_PER_SECOND * percentile(times, count, 50),
                        MILLIS_PER_SECOND * percentile(times, count, 90),
                        MILLIS_PER_SECOND * percentile(times, count, 99),
                        MILLIS_PER_SECOND * percentile(times, count, 99.9),
                        MILLIS_PER_SECOND * percentile(times, count, 100),
                        count));
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
