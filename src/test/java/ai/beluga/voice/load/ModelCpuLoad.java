package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Report;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.realtime.Answer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a call with a model costs the gateway in processor time, beside a bare echo in the same server and run: the media
 * stream, voice activity, the vendor's socket and the play-out, but nobody who recognises, thinks or speaks. The callers of
 * both say the same as often; what is compiled while the first of them talk is left out. {@code -Dmodel.vendor} is one of
 * {@code openai-realtime}, {@code grok}, {@code gemini}, {@code amazon-nova}.
 */
@ExtendWith(ArquillianExtension.class)
class ModelCpuLoad {

    private static final int CALLS = Integer.getInteger("model.calls", 50);
    private static final int TURNS = Integer.getInteger("model.turns", 6);
    private static final int WARM_UP_TURNS = Integer.getInteger("model.warm-up-turns", 4);

    /** The detector that hears every caller, also where the vendor takes the turns. */
    private static final String DETECTOR = System.getProperty("model.vad", "silero");

    private static final ModelVendor<?> MODEL = vendor(System.getProperty("model.vendor", "openai-realtime"));
    private static final Duration APART = Duration.ofMillis(80);
    private static final List<String> TALK = List.of("wait greeting");
    private static final String SPEECH = "say audio/t2.ulaw.wav";
    private static final List<String> TURN = List.of(SPEECH, "wait reply");

    /** As long as an answer: nobody can wait for a reply of an echo. */
    private static final List<String> ECHOED_TURN = List.of(SPEECH, "wait 4s");

    private static ModelVendor<?> vendor(String name) {
        return switch (name) {
            case "openai-realtime" -> ModelVendor.openAi();
            case "grok" -> ModelVendor.grok();
            case "gemini" -> ModelVendor.gemini();
            case "amazon-nova" -> ModelVendor.nova();
            default -> throw new IllegalArgumentException("no vendor " + name);
        };
    }

    @Deployment(testable = false)
    static WebArchive gateway() {
        MODEL.script().brain(situation -> Answer.say("on weekdays our doors stay open from eight until six at night"));
        MODEL.simulator().timing().pace = 4;
        return LoadArchive.with(MODEL.alone(Map.of(
                "beluga.calls.max-concurrent", "" + 2 * CALLS,
                "beluga.vad.provider", DETECTOR,
                "beluga.noise.provider", "none",
                "beluga.stt.provider", "scripted",
                "beluga.tts.provider", "tones")));
    }

    @Test
    void callCostsSoManyTimesABareEcho() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        ServerProcess server = ServerProcess.underTest();
        talk(WARM_UP_TURNS);
        echo(WARM_UP_TURNS);
        ProcessorTime processor = ProcessorTime.of(server);

        ProcessorTime.Cost echo = processor.of(() -> echo(TURNS));
        ProcessorTime.Cost gateway = processor.of(() -> talk(TURNS));

        Figures.tell(CALLS + " calls with " + MODEL.name(), Report.of(gateway.calls()));
        Figures.tell(
                "%s, %d calls, voice activity by %s, no noise suppression, processor time a second of call: gateway %.2f ms, bare echo %.2f ms, ratio %.2f; idle server %.1f ms; load average %.2f"
                        .formatted(
                                MODEL.name(),
                                CALLS,
                                DETECTOR,
                                gateway.millisOfCpuPerSecond(),
                                echo.millisOfCpuPerSecond(),
                                gateway.millisOfCpuPerSecond() / echo.millisOfCpuPerSecond(),
                                processor.idleMillisPerSecond(),
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        asExpected(echo.calls());
        asExpected(gateway.calls());
        assertThat(echo.millisOfCpuPerSecond()).isPositive();
        assertThat(MODEL.simulator().violations()).isEmpty();
        assertThat(Gateway.text("/load/dropped")).as("frames dropped").isEqualTo("0");
        assertThat(gateway.calls())
                .allSatisfy(call -> assertThat(call.stream().replies())
                        .as("the greeting and the answers")
                        .hasSize(TURNS + 1));
    }

    private static List<CallRecord> talk(int turns) throws Exception {
        return Calls.place(LoadArchive.phone(), CALLS, APART, Calls.lines(TALK, turns, TURN, "hang up"));
    }

    private static List<CallRecord> echo(int turns) throws Exception {
        return Calls.place(LoadArchive.echo(), CALLS, APART, Calls.lines(List.of(), turns, ECHOED_TURN, "hang up"));
    }

    private static void asExpected(List<CallRecord> calls) {
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
            assertThat(call.streams()).hasSize(1);
            assertThat(call.stream().framesSent()).isPositive();
        });
    }
}
