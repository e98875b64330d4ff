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
    private static final Duration APART = Duration.ofMillis(80);
    private static final List<String> TALK = List.of("wait greeting");
    private static final List<String> TURN = List.of("say audio/t2.ulaw.wav", "wait reply");

    /** A turn takes about ten seconds: question 3.7 s, pause, answer, and the phone's patience after it. */
    private static final int TURNS_PER_MINUTE = 6;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of(
                "beluga.turn.provider", "counted", "beluga.stt.provider", "scripted", "beluga.tts.provider", "tones"));
    }

    @Test
    void callsLoseNothingAndBreakOffNowhere() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();
        ServerProcess server = ServerProcess.underTest();
        talk(LoadArchive.phone(), 1);
        Calls.place(LoadArchive.echo(), CALLS, APART, "wait 10s", "hang up");
        ProcessorTime processor = ProcessorTime.of(server);

        ProcessorTime.Cost echo =
                processor.of(() -> Calls.place(LoadArchive.echo(), CALLS, APART, "wait 60s", "hang up"));
        long before = number("/load/samples");
        ProcessorTime.Cost gateway = processor.of(() -> talk(LoadArchive.phone(), TURNS_PER_MINUTE));
        long heard = (number("/load/samples") - before) / SAMPLES_PER_FRAME;

        Figures.tell(CALLS + " scripted calls", Report.of(gateway.calls()));
        Figures.tell(
                "processor time a second of call: gateway %.2f ms, bare echo %.2f ms, ratio %.2f; idle server %.1f ms"
                        .formatted(
                                gateway.millisOfCpuPerSecond(),
                                echo.millisOfCpuPerSecond(),
                                gateway.millisOfCpuPerSecond() / echo.millisOfCpuPerSecond(),
                                processor.idleMillisPerSecond()));
        Figures.tell("caller frames sent " + ProcessorTime.sent(gateway.calls()) + ", heard by the gateway " + heard);
        assertThat(ProcessorTime.sent(echo.calls())).isPositive();
        asExpected(echo);
        asExpected(gateway);
        assertThat(heard).isEqualTo(ProcessorTime.sent(gateway.calls()));
        assertThat(number("/load/dropped"))
                .as("a frame that was dropped is heard as silence")
                .isZero();
        assertThat(total(gateway.calls(), StreamRecord::underrunTime))
                .isLessThan(total(gateway.calls(), StreamRecord::played).dividedBy(1_000));
    }

    private static void asExpected(ProcessorTime.Cost cost) {
        assertThat(cost.calls()).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
        });
    }

    private static List<CallRecord> talk(Phone phone, int turns) throws Exception {
        return Calls.place(phone, CALLS, APART, Calls.lines(TALK, turns, TURN, "hang up"));
    }

    private static long number(String path) {
        return Long.parseLong(Gateway.text(path));
    }

    private static Duration total(List<CallRecord> calls, java.util.function.Function<StreamRecord, Duration> measure) {
        return calls.stream()
                .flatMap(call -> call.streams().stream())
                .map(measure)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
