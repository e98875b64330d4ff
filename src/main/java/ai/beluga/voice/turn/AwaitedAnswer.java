package ai.beluga.voice.turn;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.TurnId;

/**
 * What the caller was last asked for. A question counts once its reply was heard, at least in part; a prompt ("Are you still
 * there?") that asks nothing of its own leaves the question before it open.
 */
final class AwaitedAnswer {

    private Expectation current = Expectation.FREE;
    private Expectation announced = Expectation.FREE;
    private TurnId announcedBy = TurnId.NONE;

    Expectation expectation() {
        return current;
    }

    void announced(TurnId reply, Expectation expectation) {
        announced = expectation;
        announcedBy = reply;
    }

    void heard(TurnId reply, boolean answer) {
        if (reply.equals(announcedBy)) {
            current = announced;
        } else if (answer) {
            current = Expectation.FREE;
        }
    }
}
