package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.Answer;
import ai.beluga.voice.call.CallsForTests;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import java.util.Map;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HearingCapacityTest {

    private static final int PROCESSORS = 2;
    private static final Logger LOG = Logger.getLogger(HearingCapacity.class.getName());

    private final StringBuilder warnings = new StringBuilder();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().equals(java.util.logging.Level.WARNING)) {
                warnings.append(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private record Suppressor(int costMicros, OptionalInt mostStreams) implements NoiseSuppressor {

        @Override
        public EngineTraits traits() {
            return new EngineTraits(8_000, 80, 0, costMicros);
        }

        @Override
        public Stream open() {
            throw new AssertionError("nobody calls");
        }
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listener);
    }

    private CallsForTests judged(Suppressor noise, String maxConcurrent) {
        Configuration configuration = Configurations.of("beluga.calls.max-concurrent", maxConcurrent);
        CallsForTests calls = new CallsForTests(configuration, new ManualTime());
        new HearingCapacity(configuration, calls.places(), PROCESSORS).limitCalls(engines(noise));
        return calls;
    }

    private static Engines engines(Suppressor noise) {
        ManualTime time = new ManualTime();
        return new Engines(
                noise,
                new LoudnessDetector(),
                new ScriptedRecogniser(time),
                new ScriptedTurnDetector(),
                new ScriptedAgent(time),
                new ScriptedSynthesizer(time));
    }

    private static long connected(CallsForTests calls, int asked) {
        long connected = 0;
        for (int i = 0; i < asked; i++) {
            Answer answer = calls.answerCall().answer(new CallId("CA" + i), Map.of());
            connected += answer instanceof Answer.Connect ? 1 : 0;
        }
        return connected;
    }

    @Test
    void noMoreCallsAreLetInThanTheNoiseSuppressionCanServe() {
        CallsForTests calls = judged(new Suppressor(200_000, OptionalInt.of(3)), "100");

        assertThat(connected(calls, 5)).isEqualTo(3);
        assertThat(warnings).contains("{1} calls at once");
    }

    @Test
    void engineThatCanServeMoreThanAllowedChangesNothing() {
        CallsForTests calls = judged(new Suppressor(1_000, OptionalInt.of(50)), "4");

        assertThat(connected(calls, 6)).isEqualTo(4);
        assertThat(warnings).isEmpty();
    }

    @Test
    void operatorIsToldWhenListeningAloneWouldTakeTheWholeMachine() {
        CallsForTests calls = judged(new Suppressor(30_000, OptionalInt.empty()), "100");

        assertThat(connected(calls, 100)).isEqualTo(100);
        assertThat(warnings).contains("listening to {1}");
    }

    @Test
    void nothingIsSaidWhenTheMachineIsLargeEnough() {
        judged(new Suppressor(5_000, OptionalInt.empty()), "100");

        assertThat(warnings).isEmpty();
    }
}
