package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.Transition;
import ai.beluga.voice.turn.TurnState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;

/** Tells the listeners of one call's transitions, each in a lane of its own: none waits for another, and no call for any. */
final class Listeners {

    private static final Logger LOG = System.getLogger(Listeners.class.getName());
    private static final int MOST_WAITING = 1_000;

    private final CallId call;
    private final List<Told> all;
    private Transition last =
            new Transition(TurnState.INITIAL, TurnState.INITIAL, TurnId.NONE, 0, 0, Transition.Cause.LINE_ATTACHED);

    private record Told(SessionListener listener, Lane lane) {}

    Listeners(CallId call, Executor executor, List<SessionListener> listeners) {
        this.call = call;
        this.all = listeners.stream()
                .map(listener -> new Told(listener, new Lane(call, executor)))
                .toList();
    }

    /** The session is over, at this time; when its turn machine did not say so, the session has failed. */
    void ended(long nowNanos) {
        if (last.to() != TurnState.ENDED) {
            moved(new Transition(
                    last.to(),
                    TurnState.ENDED,
                    last.turn(),
                    nowNanos,
                    last.heardMillis(),
                    Transition.Cause.SESSION_FAILED));
        }
    }

    void moved(Transition transition) {
        last = transition;
        // Whoever counts calls must learn of their end, however slow.
        int most = transition.to() == TurnState.ENDED ? Integer.MAX_VALUE : MOST_WAITING;
        for (Told told : all) {
            if (!told.lane().add(() -> told.listener().moved(call, transition), most)) {
                LOG.log(
                        Level.WARNING,
                        "call {0}: {1} is too slow and is not told of a transition",
                        call,
                        told.listener().getClass().getName());
            }
        }
    }
}
