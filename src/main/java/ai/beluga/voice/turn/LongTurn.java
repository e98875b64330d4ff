package ai.beluga.voice.turn;

import ai.beluga.voice.turn.TurnTimer.Kind;

/** Watches how long the caller's turn lasts: at first a shorter pause is taken for its end, then the caller is stopped. */
final class LongTurn {

    private enum Stage {
        NONE,
        RUNNING,
        /** Is hurried, where that is not off, and runs on. */
        HURRIED,
        AT_THE_NEXT_BREATH,
        TAKEN_OVER
    }

    private final LongTurnSettings settings;
    private final ArmedTimers timers;
    private final TurnEnding ending;
    private Stage stage = Stage.NONE;

    LongTurn(LongTurnSettings settings, ArmedTimers timers, TurnEnding ending) {
        this.settings = settings;
        this.timers = timers;
        this.ending = ending;
    }

    /** The first speech of a turn. */
    void begins() {
        over();
        if (settings.hurryAfter().isPositive()) {
            stage = Stage.RUNNING;
            timers.arm(Kind.TURN, settings.hurryAfter());
        } else if (settings.takeOverAfter().isPositive()) {
            stage = Stage.HURRIED;
            timers.arm(Kind.TURN, settings.takeOverAfter());
        }
    }

    /** The turn has lasted too long, or still does. */
    void tooLong(long nowNanos) {
        if (stage == Stage.RUNNING) {
            stage = Stage.HURRIED;
            ending.hurry(nowNanos);
            if (settings.takeOverAfter().isPositive()) {
                timers.arm(Kind.TURN, settings.takeOverAfter());
            }
        } else if (stage == Stage.HURRIED) {
            stage = Stage.AT_THE_NEXT_BREATH;
        }
    }

    /** The caller takes breath; {@code true} once, when the caller is to be stopped at that. */
    boolean isToBeTakenOver() {
        boolean now = stage == Stage.AT_THE_NEXT_BREATH;
        stage = now ? Stage.TAKEN_OVER : stage;
        return now;
    }

    /** The caller was stopped, and what was said before and since is still to be asked. */
    boolean isTakenOver() {
        return stage == Stage.TAKEN_OVER;
    }

    /** The turn was asked, or was none. */
    void over() {
        stage = Stage.NONE;
        ending.atLeisure();
        timers.disarm(Kind.TURN);
    }
}
