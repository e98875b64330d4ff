package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call whose session cannot begin. */
class SessionsTest {

    private static final CallId CALL = new CallId("CA1");

    private static final Line NOWHERE = new Line() {
        @Override
        public void play(byte[] muLaw, int offset, int length) {}

        @Override
        public void mark(String name) {}

        @Override
        public void clear() {}

        @Override
        public void close(CloseCause cause) {}
    };

    private final List<EndReason> reports = new ArrayList<>();

    private enum Failure {
        FULL(new ProviderException.Transient("all places are taken"), EndReason.PROVIDER_FAILED),
        BROKEN(new IllegalStateException("planted"), EndReason.INTERNAL_ERROR);

        private final RuntimeException cause;
        private final EndReason reason;

        Failure(RuntimeException cause, EndReason reason) {
            this.cause = cause;
            this.reason = reason;
        }
    }

    private record Refusing(RuntimeException cause) implements NoiseSuppressor {

        @Override
        public EngineTraits traits() {
            return new EngineTraits(8_000, 80, 0, 0);
        }

        @Override
        public Stream open() {
            throw cause;
        }
    }

    private Sessions sessions(RuntimeException cause) {
        ManualTime time = new ManualTime();
        Engines engines = new Engines(
                new Refusing(cause),
                new LoudnessDetector(),
                new ScriptedRecogniser(time),
                new ScriptedTurnDetector(),
                new ScriptedAgent(time),
                new ScriptedSynthesizer(time));
        SessionSettings settings = new SessionSettings(
                Locale.US,
                new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.RAW, Duration.ZERO),
                TurnSettings.DEFAULT,
                Duration.ofMillis(250),
                Arrays.stream(Prompt.values()).collect(Collectors.toMap(Function.identity(), Prompt::name)));
        SessionAssembly assembly = new SessionAssembly(engines, settings, new Platform(Runnable::run, time, time));
        return new Sessions(() -> assembly, (call, reason) -> reports.add(reason), (call, sequence, fact) -> {});
    }

    /** Otherwise the carrier would ask, get a new stream, and fail again, in silence. */
    @ParameterizedTest
    @EnumSource
    void callIsToldWhyItsSessionCannotBegin(Failure failure) {
        Sessions sessions = sessions(failure.cause);

        assertThatThrownBy(() -> sessions.attach(CALL, NOWHERE)).isSameAs(failure.cause);

        assertThat(reports).containsExactly(failure.reason);
        assertThat(sessions.count()).isZero();
    }

    @Test
    void nextCallIsTriedAgain() {
        Sessions sessions = sessions(new ProviderException.Transient("all places are taken"));
        for (int i = 0; i < 2; i++) {
            CallId call = new CallId("CA" + i);
            assertThatThrownBy(() -> sessions.attach(call, NOWHERE)).isInstanceOf(ProviderException.class);
        }

        assertThat(reports).hasSize(2);
    }
}
