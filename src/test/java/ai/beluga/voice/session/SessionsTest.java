package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedAgent;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import ai.beluga.voice.testkit.ScriptedTurnDetector;
import ai.beluga.voice.testkit.SilentLine;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose stream is about to come, and one whose session cannot begin. */
class SessionsTest {

    private static final CallId CALL = new CallId("CA1");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(time);
    private final List<EndReason> reports = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();
    private final List<Line.CloseCause> closes = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private final Sessions sessions = sessions();

    private final Line line = new SilentLine() {
        @Override
        public void close(CloseCause cause) {
            closes.add(cause);
        }
    };

    private Executor threads = Runnable::run;
    /** Behind the recogniser. */
    private boolean detectorIsBroken;

    /** Happens as somebody looks at the clock. */
    private Runnable atTheMoment = () -> {};

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

    private long nanos() {
        Runnable once = atTheMoment;
        atTheMoment = () -> {};
        once.run();
        return time.nanos();
    }

    private Sessions sessions() {
        NoiseSuppressor suppressor = new NoiseSuppressor() {
            @Override
            public EngineTraits traits() {
                return new EngineTraits(8_000, 80, 0, 0);
            }

            @Override
            public Stream open() {
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return new NoNoiseSuppression().open();
            }
        };
        TurnDetector detector = new TurnDetector() {
            @Override
            public int costMicros() {
                return 0;
            }

            @Override
            public Stream open(Consumer<TurnEstimate> listener) {
                if (detectorIsBroken) {
                    throw new IllegalStateException("planted");
                }
                return new ScriptedTurnDetector().open(listener);
            }
        };
        Engines engines = new Engines(
                suppressor,
                new LoudnessDetector(),
                recogniser,
                detector,
                new ScriptedAgent(time),
                new ScriptedSynthesizer(time));
        SessionSettings settings = new SessionSettings(
                Locale.US,
                new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.RAW, Duration.ZERO),
                TurnSettings.DEFAULT,
                Duration.ofMillis(250),
                Arrays.stream(Prompt.values()).collect(Collectors.toMap(Function.identity(), Prompt::name)));
        SessionAssembly assembly =
                new SessionAssembly(engines, settings, new Platform(task -> threads.execute(task), time, this::nanos));
        return new Sessions(
                () -> assembly, (call, reason) -> reports.add(reason), (call, sequence, fact) -> facts.add(fact));
    }

    @Test
    void lineFindsOpenWhatWasOpenedBeforeItCame() {
        sessions.expect(CALL, PATIENCE);
        assertThat(recogniser.opened()).isEqualTo(1);
        assertThat(facts).isEmpty();
        assertThat(sessions.count()).isZero();
        assertThat(sessions.of(CALL)).isEmpty();

        time.advance(Duration.ofMillis(300));
        long attachedNanos = time.nanos();
        sessions.attach(CALL, line);
        time.advance(PATIENCE);

        assertThat(recogniser.opened()).isEqualTo(1);
        assertThat(recogniser.closed()).isZero();
        assertThat(sessions.count()).isEqualTo(1);
        assertThat(facts).first().isEqualTo(new CallEvent.SessionBegan(attachedNanos));
        assertThat(closes).isEmpty();
    }

    @Test
    void whatNobodyCameForIsClosedAndNobodyIsTold() {
        sessions.expect(CALL, PATIENCE);

        time.advance(PATIENCE);

        assertThat(recogniser.closed()).isEqualTo(1);
        assertThat(reports).isEmpty();
        assertThat(facts).isEmpty();
    }

    @Test
    void lineThatComesTooLateIsServedAllTheSame() {
        sessions.expect(CALL, PATIENCE);
        time.advance(PATIENCE);

        sessions.attach(CALL, line);

        assertThat(recogniser.opened()).isEqualTo(2);
        assertThat(sessions.count()).isEqualTo(1);
        assertThat(closes).isEmpty();
    }

    @Test
    void whatFailsBeforeTheLineIsTriedAgainWithIt() {
        recogniser.failOpens(1);
        sessions.expect(CALL, PATIENCE);
        time.advance(PATIENCE);

        sessions.attach(CALL, line);

        assertThat(reports).isEmpty();
        assertThat(sessions.count()).isEqualTo(1);
        assertThat(closes).isEmpty();
    }

    @Test
    void sessionThatCannotBeginAheadFailsWhenItsLineComes() {
        failure = Optional.of(Failure.FULL.cause);
        sessions.expect(CALL, PATIENCE);
        assertThat(reports).isEmpty();

        assertThatThrownBy(() -> sessions.attach(CALL, line)).isInstanceOf(ProviderException.class);

        assertThat(reports).containsExactly(EndReason.PROVIDER_FAILED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callForWhichThereIsNoThreadEnds(boolean expected) {
        threads = task -> {
            throw new RejectedExecutionException("the server stops");
        };
        if (expected) {
            sessions.expect(CALL, PATIENCE);
        }

        sessions.attach(CALL, line);

        assertThat(reports).containsExactly(EndReason.INTERNAL_ERROR);
        assertThat(closes).hasSize(1);
        assertThat(sessions.count()).isZero();
        assertThat(recogniser.closed()).isEqualTo(recogniser.opened());
    }

    @Test
    void whatWasOpenedForASessionThatCannotBeginIsClosed() {
        detectorIsBroken = true;

        sessions.expect(CALL, PATIENCE);

        assertThat(recogniser.opened()).isPositive();
        assertThat(recogniser.closed()).isEqualTo(recogniser.opened());
    }

    @Test
    void callThatEndsBeforeItsStreamLeavesNothingOpen() {
        sessions.expect(CALL, PATIENCE);

        sessions.end(CALL, EndReason.CALLER_HUNG_UP);

        assertThat(recogniser.closed()).isEqualTo(1);
        assertThat(reports).isEmpty();
        assertThat(facts).isEmpty();
    }

    @Test
    void repeatedQuestionOfTheCarrierOpensNothingMore() {
        sessions.expect(CALL, PATIENCE);
        sessions.expect(CALL, PATIENCE);
        sessions.attach(CALL, line);
        sessions.expect(CALL, PATIENCE);
        time.advance(PATIENCE);

        assertThat(recogniser.opened()).isEqualTo(1);
        assertThat(sessions.count()).isEqualTo(1);
    }

    @Test
    void callThatIsEndedAsItsLineComesHasNotLastedSinceTheMachineWasStarted() {
        time.advance(Duration.ofDays(1));
        sessions.expect(CALL, PATIENCE);
        atTheMoment = () -> sessions.end(CALL, EndReason.DRAIN);

        sessions.attach(CALL, line);
        sessions.end(CALL, EndReason.DRAIN);

        assertThat(facts)
                .filteredOn(CallEvent.CallEnded.class::isInstance)
                .singleElement()
                .isEqualTo(new CallEvent.CallEnded(EndReason.DRAIN, Duration.ZERO, 0));
    }

    /** Otherwise the carrier would ask, get a new stream, and fail again, in silence. */
    @ParameterizedTest
    @EnumSource
    void callIsToldWhyItsSessionCannotBegin(Failure why) {
        failure = Optional.of(why.cause);

        assertThatThrownBy(() -> sessions.attach(CALL, line)).isSameAs(why.cause);

        assertThat(reports).containsExactly(why.reason);
        assertThat(sessions.count()).isZero();
    }

    @Test
    void nextCallIsTriedAgain() {
        failure = Optional.of(Failure.FULL.cause);
        for (int i = 0; i < 2; i++) {
            CallId call = new CallId("CA" + i);
            assertThatThrownBy(() -> sessions.attach(call, line)).isInstanceOf(ProviderException.class);
        }

        assertThat(reports).hasSize(2);
    }
}
