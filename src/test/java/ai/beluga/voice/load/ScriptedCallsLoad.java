package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.Report;
import ai.beluga.voice.phone.StreamRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the gateway itself costs: recogniser and synthesizer follow a script, beside a bare echo in the same server. */
@ExtendWith(ArquillianExtension.class)
class ScriptedCallsLoad {

    private static final int CALLS = 25;
    private static final int SAMPLES_PER_FRAME = 160;
    private static final double MILLIS_PER_FRAME = 20;
    private static final Duration APART = Duration.ofMillis(80);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final List<String> TALK = List.of("wait greeting");
    private static final List<String> TURN = List.of("say audio/t2.ulaw.wav", "wait reply");

    /** A turn takes about ten seconds: question 3.7 s, pause, answer, and the phone's patience after it. */
    private static final int TURNS_PER_MINUTE = 6;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of(
                "beluga.turn.provider", "counted", "beluga.stt.provider", "scripted", "beluga.tts.provider", "tones"));
    }

    /** @param millisOfCpuPerSecond of one call, what the idle server uses taken off */
    private record Cost(List<CallRecord> calls, double millisOfCpuPerSecond) {}

    @Test
    void callsLoseNothingAndBreakOffNowhere() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();
        ServerProcess server = ServerProcess.underTest();
        talk(LoadArchive.phone(), 1);
        Calls.place(LoadArchive.echo(), CALLS, APART, "wait 10s", "hang up");
        double idle = idleCpuShare(server);

        Cost echo = measured(server, idle, () -> Calls.place(LoadArchive.echo(), CALLS, APART, "wait 60s", "hang up"));
        long before = number("/load/samples");
        Cost gateway = measured(server, idle, () -> talk(LoadArchive.phone(), TURNS_PER_MINUTE));
        long heard = (number("/load/samples") - before) / SAMPLES_PER_FRAME;

        Figures.tell(CALLS + " scripted calls", Report.of(gateway.calls()));
        Figures.tell(
                "processor time a second of call: gateway %.2f ms, bare echo %.2f ms, ratio %.2f; idle server %.1f ms"
                        .formatted(
                                gateway.millisOfCpuPerSecond(),
                                echo.millisOfCpuPerSecond(),
                                gateway.millisOfCpuPerSecond() / echo.millisOfCpuPerSecond(),
                                idle * 1_000));
        Figures.tell("caller frames sent " + sent(gateway.calls()) + ", heard by the gateway " + heard);
        assertThat(sent(echo.calls())).isPositive();
        asExpected(echo);
        asExpected(gateway);
        assertThat(heard).isEqualTo(sent(gateway.calls()));
        assertThat(number("/load/dropped"))
                .as("a frame that was dropped is heard as silence")
                .isZero();
        assertThat(total(gateway.calls(), StreamRecord::underrunTime))
                .isLessThan(total(gateway.calls(), StreamRecord::played).dividedBy(1_000));
    }

    private static void asExpected(Cost cost) {
        assertThat(cost.calls()).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
        });
    }

    private interface Work {
        List<CallRecord> run() throws Exception;
    }

    private static List<CallRecord> talk(Phone phone, int turns) throws Exception {
        return Calls.place(phone, CALLS, APART, Calls.lines(TALK, turns, TURN, "hang up"));
    }

    private static Cost measured(ServerProcess server, double idleShare, Work work) throws Exception {
        long began = System.nanoTime();
        Duration before = server.cpu();
        List<CallRecord> calls = work.run();
        Duration used = server.cpu().minus(before);
        double ofItself = idleShare * (System.nanoTime() - began) / 1e6;
        return new Cost(calls, (used.toMillis() - ofItself) / (sent(calls) * MILLIS_PER_FRAME / 1_000));
    }

    private static double idleCpuShare(ServerProcess server) {
        Duration before = server.cpu();
        long until = System.nanoTime() + IDLE.toNanos();
        for (long left = IDLE.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return server.cpu().minus(before).toMillis() / (double) IDLE.toMillis();
    }

    private static long number(String path) {
        return Long.parseLong(Gateway.text(path));
    }

    private static long sent(List<CallRecord> calls) {
        return calls.stream()
                .flatMap(call -> call.streams().stream())
                .mapToLong(StreamRecord::framesSent)
                .sum();
    }

    private static Duration total(List<CallRecord> calls, java.util.function.Function<StreamRecord, Duration> measure) {
        return calls.stream()
                .flatMap(call -> call.streams().stream())
                .map(measure)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
