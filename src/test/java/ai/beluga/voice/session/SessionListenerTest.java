package ai.beluga.voice.session;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.LoggedLines;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.Transition;
import ai.beluga.voice.turn.TurnState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Who listens to the states of calls is told all, and no call notices. */
class SessionListenerTest {

    private final List<Transition> told = new ArrayList<>();

    private static ScriptedCall toldTo(SessionListener... listeners) {
        return ScriptedCall.assembledBy(
                (engines, settings, platform) -> new SessionAssembly(engines, settings, platform.toldTo(listeners)),
                English.TURN.with(PreemptiveSettings.OFF));
    }

    private void tell(CallId call, Transition transition) {
        told.add(transition);
    }

    private static String text(Transition move) {
        return move.from() + " " + move.to() + " " + move.cause();
    }

    @Test
    void eachMoveOfACallIsToldWithItsCause() {
        ScriptedCall call = toldTo(this::tell);

        call.run(ofSeconds(2)).callerSays("Hello?").run(ofSeconds(4)).end(EndReason.DRAIN);

        assertThat(told)
                .extracting(SessionListenerTest::text)
                .containsExactly(
                        "INITIAL SPEAKING LINE_ATTACHED",
                        "SPEAKING LISTENING REPLY_HEARD",
                        "LISTENING PROCESSING PAUSE",
                        "PROCESSING SPEAKING REPLY_AUDIBLE",
                        "SPEAKING LISTENING REPLY_HEARD",
                        "LISTENING ENDED OUTSIDE");
    }

    @Test
    void moveSaysInWhichTurnAndWhen() {
        ScriptedCall call = toldTo(this::tell);

        call.run(ofSeconds(2)).callerSays("Hello?").run(ofSeconds(4));

        Transition asked = told.get(2);
        assertThat(asked.turn().number()).isEqualTo(2);
        assertThat(asked.heardMillis()).isBetween(3_200L, 4_000L);
        assertThat(told).extracting(Transition::atNanos).isSorted();
    }

    @Test
    void listenerThatFailsIsLoggedAndNeitherTheCallNorOthersNotice() {
        List<String> logged = LoggedLines.of(Lane.class, () -> {
            ScriptedCall call = toldTo(
                    (id, move) -> {
                        throw new IllegalStateException("planted");
                    },
                    this::tell);
            call.run(ofSeconds(2)).callerSays("Hello?").run(ofSeconds(4));
            assertThat(call.heardAtTheFarEnd()).endsWith("You said Hello?.");
        });

        assertThat(told).hasSize(5);
        assertThat(logged).hasSize(5).allMatch(line -> line.contains("failed"));
    }

    @Test
    void lostAndRegainedLineIsTold() {
        ScriptedCall call = toldTo(this::tell);

        call.run(ofSeconds(2)).lose(LossCause.BROKEN).reattach();

        assertThat(told)
                .extracting(SessionListenerTest::text)
                .endsWith("LISTENING AWAY LINE_LOST", "AWAY SPEAKING LINE_ATTACHED");
    }

    @Test
    void sessionThatFailsIsToldToHaveEnded() {
        ScriptedCall call = toldTo(this::tell);
        call.run(ofSeconds(2));

        call.turnDetector.judges(text -> {
            throw new IllegalStateException("planted");
        });
        call.callerSays("Hello?").run(ofSeconds(4));

        assertThat(call.live()).isZero();
        assertThat(told.getLast().to()).isEqualTo(TurnState.ENDED);
        assertThat(told.getLast().cause()).isEqualTo(Transition.Cause.SESSION_FAILED);
    }

    @Test
    void listenerThatIsSlowMissesTheNewestAndNobodyWaits() {
        Queue<Runnable> threads = new ArrayDeque<>();
        Listeners listeners = new Listeners(new CallId("CA1"), threads::add, List.of(this::tell));
        Transition move = new Transition(
                TurnState.INITIAL,
                TurnState.LISTENING,
                ai.beluga.voice.event.TurnId.NONE,
                0,
                0,
                Transition.Cause.LINE_ATTACHED);

        List<String> logged = LoggedLines.of(Listeners.class, () -> {
            for (int n = 0; n < 1_100; n++) {
                listeners.moved(move);
            }
        });
        threads.forEach(Runnable::run);

        assertThat(told).hasSize(1_000);
        assertThat(logged).hasSize(100);
    }
}
