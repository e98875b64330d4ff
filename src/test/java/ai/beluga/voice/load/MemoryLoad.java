package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the gateway keeps in memory: idle with every embedded model, a call, and after many calls. */
@ExtendWith(ArquillianExtension.class)
class MemoryLoad {

    private static final int CALLS_AT_ONCE = 25;
    private static final int SHORT_CALLS = 500;
    private static final Duration APART = Duration.ofMillis(100);
    private static final Duration QUESTIONS_APART = Duration.ofMillis(400);

    /** The last call begins after 10 s, is greeted for 3 s and asks for 4 s. */
    private static final Duration ALL_HAVE_ASKED = Duration.ofSeconds(19);

    private static final String[] TALK = {
        "wait greeting", "say audio/t2.ulaw.wav", "wait reply within 1m", "wait 20s", "hang up"
    };
    private static final long BYTES_PER_MB = 1_048_576;
    private static final long MOST_IDLE_BYTES = 1_400 * BYTES_PER_MB;
    private static final long MOST_BYTES_A_CALL = 2 * BYTES_PER_MB;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of());
    }

    @Test
    void memoryIsBoundedACallAndComesBack() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();
        ServerProcess server = ServerProcess.underTest();
        Footprint idle = Footprint.of(server);
        Figures.tell("idle, never called: " + idle);
        Figures.tell(
                "idle, by part",
                server.nativeMemory()
                        .lines()
                        .filter(line -> line.startsWith("-") || line.startsWith("Total"))
                        .toList());
        assertThat(idle.resident()).isLessThan(MOST_IDLE_BYTES);

        shortCalls(CALLS_AT_ONCE * 2);
        Footprint warm = Footprint.of(server);
        Figures.tell("idle, after " + CALLS_AT_ONCE * 2 + " short calls: " + warm);
        grownByCalls(server, warm);

        shortCalls(SHORT_CALLS);
        settle();
        Footprint after = Footprint.of(server);
        Figures.tell("idle, after " + SHORT_CALLS + " more short calls: " + after);
        Figures.tell("regularity of the media tick: " + Gateway.text("/health/live"));
        assertThat(after.heap()).isLessThan(warm.heap() + 10 * BYTES_PER_MB);
        assertThat(after.threads()).isLessThan(warm.threads() + 20);
        assertThat(after.descriptors()).isLessThan(warm.descriptors() + 20);
    }

    private static void grownByCalls(ServerProcess server, Footprint before) throws Exception {
        try (ExecutorService callers = Executors.newSingleThreadExecutor()) {
            Future<List<CallRecord>> running =
                    callers.submit(() -> Calls.place(LoadArchive.phone(), CALLS_AT_ONCE, QUESTIONS_APART, TALK));
            LockSupport.parkNanos(ALL_HAVE_ASKED.toNanos());
            Footprint during = Footprint.of(server);
            List<CallRecord> calls = running.get();
            long heap = (during.heap() - before.heap()) / CALLS_AT_ONCE;
            long resident = (during.resident() - before.resident()) / CALLS_AT_ONCE;
            Figures.tell("with " + CALLS_AT_ONCE + " calls: " + during + "; a call: live heap "
                    + Figures.megabytes(heap) + ", resident " + Figures.megabytes(resident));
            wereTaken(calls);
            assertThat(heap).isLessThan(MOST_BYTES_A_CALL);
            assertThat(resident).isLessThan(MOST_BYTES_A_CALL);
        }
    }

    private static void wereTaken(List<CallRecord> calls) {
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
            assertThat(call.outcome()).isEqualTo(CallRecord.Outcome.CALLER_HUNG_UP);
            assertThat(call.streams()).hasSize(1);
        });
    }

    private static void shortCalls(int count) throws Exception {
        List<CallRecord> calls = new ArrayList<>();
        while (calls.size() < count) {
            calls.addAll(Calls.place(LoadArchive.phone(), CALLS_AT_ONCE, APART, "wait 1500ms", "hang up"));
        }
        Figures.tell(count + " short calls", Report.of(calls));
        wereTaken(calls);
    }

    /** Sockets that were closed linger for a moment. */
    private static void settle() {
        LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    }
}
