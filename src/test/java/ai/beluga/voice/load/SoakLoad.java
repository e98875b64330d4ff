package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whether memory stays where it is: calls short and long for half an hour, each followed by another, with the real hearing
 * (voice activity in batches, noise suppression of WebRTC) and a recogniser and a voice that follow a script. What the
 * embedded recogniser and voice, the turn detector onnx and the noise suppression rnnoise keep is not covered. {@code
 * -Dsoak.minutes=2 -Dsoak.calls=20} tries it out.
 */
@ExtendWith(ArquillianExtension.class)
class SoakLoad {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final int CALLS_AT_ONCE = Integer.getInteger("soak.calls", 50);
    private static final Duration APART = Duration.ofMillis(150);
    private static final int SAMPLES = 30;

    /** As much of the whole as five minutes are of thirty; caches fill and code is compiled. */
    private static final Duration WARM_UP = LENGTH.dividedBy(6);

    private static final List<String> GREETING = List.of("wait greeting");
    private static final List<String> TURN = List.of("say audio/t2.ulaw.wav", "wait reply");
    private static final Scenario SHORT = Scenario.of(Calls.lines(GREETING, 1, TURN, "hang up"));
    private static final Scenario LONG = Scenario.of(Calls.lines(GREETING, 9, TURN, "hang up"));
    private static final int SHORT_FOR_EACH_LONG = 3;

    /**
     * Half an hour makes more than 2,000 calls, which makes it 10 kB for each; of a call that was kept, the last 2.5 s of audio
     * for the recogniser alone are 40 kB.
     */
    private static final double MOST_RISE_BYTES = 20.0 * 1_048_576;

    /** The heap is measured after a full collection, and so to half of that. */
    private static final double MOST_HEAP_RISE_BYTES = MOST_RISE_BYTES / 2;

    private static final double MOST_RISE_COUNT = 20;

    /** Between two calls of one caller the gateway has none of theirs for a moment, or the next beside the one that ends. */
    private static final double BETWEEN_CALLS = 0.1;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger calling = new AtomicInteger();
    private final LongAdder taken = new LongAdder();
    private final LongAdder framesSent = new LongAdder();
    private final LongAdder framesLate = new LongAdder();
    private final LongAdder underruns = new LongAdder();

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of(
                "beluga.calls.max-concurrent", "" + CALLS_AT_ONCE * 2,
                "beluga.calls.remembered",
                        "100", // what is remembered of calls that are over is bounded, and not the question
                "beluga.vad.provider", "silero",
                "beluga.vad.silero.batch-above", "1",
                "beluga.noise.provider", "webrtc",
                "beluga.stt.provider", "scripted",
                "beluga.tts.provider", "tones"));
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS) // in place of the ten minutes of a test that hangs
    void memoryStaysFlat() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        ServerProcess server = ServerProcess.underTest();
        List<Moment> moments;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLS_AT_ONCE; caller++) {
                int number = caller;
                running.add(callers.submit(() -> {
                    callAgainAndAgain(number);
                    return number;
                }));
                LockSupport.parkNanos(APART.toNanos());
            }
            try {
                moments = watch(server);
            } finally {
                over.set(true);
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        }
        Figures.tell(taken + " calls, " + framesSent + " frames sent, " + framesLate + " of them late, " + underruns
                + " underruns; media tick: " + Gateway.text("/health/live"));
        assertThat(Gateway.text("/load/dropped")).as("frames dropped").isEqualTo("0");
        staysFlat(moments);
    }

    /** @param calls that were over by then */
    private record Moment(Duration at, long calls, Footprint footprint) {}

    private interface Measure {
        double of(Footprint footprint);
    }

    private void callAgainAndAgain(int caller) throws Unreachable {
        calling.incrementAndGet();
        try {
            for (int n = caller; !over.get(); n++) {
                CallRecord call = LoadArchive.phone().call(n % (1 + SHORT_FOR_EACH_LONG) == 0 ? LONG : SHORT);
                assertThat(call.failure()).isEmpty();
                assertThat(call.violations()).isEmpty();
                taken.increment();
                framesSent.add(call.stream().framesSent());
                framesLate.add(call.stream().framesLate());
                underruns.add(call.stream().underruns());
            }
        } finally {
            calling.decrementAndGet();
        }
    }

    private List<Moment> watch(ServerProcess server) throws Exception {
        List<Moment> moments = new ArrayList<>();
        long began = System.nanoTime();
        long each = LENGTH.toNanos() / SAMPLES;
        Duration used = server.cpu();
        for (int sample = 1; sample <= SAMPLES; sample++) {
            long due = began + sample * each;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int served = callsServed();
            Moment moment = new Moment(Duration.ofNanos(System.nanoTime() - began), taken.sum(), Footprint.of(server));
            moments.add(moment);
            Duration now = server.cpu();
            Figures.tell("soak, %4d s: %d calls, %s, processor %.2f cores"
                    .formatted(
                            moment.at().toSeconds(),
                            served,
                            moment.footprint(),
                            now.minus(used).toNanos() / (double) each));
            used = now;
        }
        return moments;
    }

    /** How many calls the gateway serves right now, which are as many as were asked for. */
    private int callsServed() {
        int served = Integer.parseInt(Gateway.text("/load/calls"));
        assertThat(calling.get()).as("callers that call again and again").isEqualTo(CALLS_AT_ONCE);
        assertThat((double) served)
                .as("calls at the gateway")
                .isCloseTo(CALLS_AT_ONCE, within(BETWEEN_CALLS * CALLS_AT_ONCE));
        return served;
    }

    private static void staysFlat(List<Moment> moments) throws Exception {
        rises(moments, "live heap", Footprint::heap, MOST_HEAP_RISE_BYTES);
        rises(moments, "resident", Footprint::resident, MOST_RISE_BYTES);
        rises(moments, "memory of the JVM itself", Footprint::tracked, MOST_RISE_BYTES);
        rises(moments, "threads", Footprint::threads, MOST_RISE_COUNT);
        rises(moments, "descriptors", Footprint::descriptors, MOST_RISE_COUNT);
    }

    private static void rises(List<Moment> moments, String name, Measure measure, double most) throws Exception {
        Trend trend = new Trend();
        List<Moment> warm = moments.stream()
                .filter(moment -> moment.at().compareTo(WARM_UP) >= 0)
                .toList();
        warm.forEach(moment -> trend.add(moment.at(), measure.of(moment.footprint())));
        double rise = trend.rise();
        long calls = warm.getLast().calls() - warm.getFirst().calls();
        Figures.tell(
                "soak, trend after the first %d s of %d samples and %d calls: %s rises by %,.1f, %,.1f a call, allowed %,.1f"
                        .formatted(WARM_UP.toSeconds(), trend.samples(), calls, name, rise, rise / calls, most));
        assertThat(rise).as(name).isLessThan(most);
    }
}
