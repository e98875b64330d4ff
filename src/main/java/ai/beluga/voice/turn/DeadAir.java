package ai.beluga.voice.turn;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The steps against silence in which the caller waits for an answer: the caller is asked to wait, other answers are asked
 * for, and at last the answer is given up. Silence is counted from the end of the caller's words, or of the audio last heard.
 */
final class DeadAir {

    private final DeadAirSettings settings;
    private final Duration replyLimit;
    private final ArmedTimers timers;
    private final Consumer<TurnDecision> decisions;
    private int fillers;
    /** The caller hears nothing and waits for an answer. */
    private boolean silent;
    /** The next step is to give up. */
    private boolean last;

    /** From when the reply may take as long as its limit says. */
    private long limitFromNanos;

    private boolean begun;
    /** The reply waits for something that has a limit of its own: the caller may be asked to wait, and nothing else. */
    private boolean works;

    private boolean hedged;
    private boolean shortened;

    DeadAir(TurnSettings settings, ArmedTimers timers, Consumer<TurnDecision> decisions) {
        this.settings = settings.deadAir();
        this.replyLimit = settings.limits().reply();
        this.timers = timers;
        this.decisions = decisions;
    }

    /** The agent was asked. */
    void asked(TurnDecision.TurnTiming timing) {
        fillers = 0;
        begun = false;
        works = false;
        limitFromNanos = timing.takenNanos();
        hedged = false;
        shortened = false;
        armOthers();
        waits(Duration.ofNanos(timing.takenNanos() - timing.speechEndNanos()), replyLimit);
    }

    /** The caller hears nothing, since so long. */
    void silent(Duration since, long nowNanos) {
        waits(since, replyLimit.minus(Duration.ofNanos(nowNanos - limitFromNanos)));
    }

    /** @param left until the reply has failed, unless it has begun */
    private void waits(Duration since, Duration left) {
        silent = true;
        last = !mayFill(since, left);
        // Words that were asked late have not been answered late: before giving up there is a moment to answer them.
        arm(last ? shorter(since, threeQuarters(patience())) : since);
    }

    /** @param gone so much of the patience */
    private void arm(Duration gone) {
        if (patience().isPositive() && !(last && works)) {
            timers.arm(Kind.DEAD_AIR, patience().minus(gone));
        }
    }

    private Duration patience() {
        return last ? settings.apology() : settings.filler();
    }

    /** The reply waits for something that has a limit of its own from now on, or goes on. */
    void works(boolean now, long nowNanos) {
        works = now;
        if (now) {
            disarmOthers();
            if (silent && last) {
                timers.disarm(Kind.DEAD_AIR);
            }
        } else if (silent) {
            limitFromNanos = nowNanos;
            waits(Duration.ZERO, replyLimit);
        }
    }

    /** The caller hears something. */
    void sounds() {
        silent = false;
        timers.disarm(Kind.DEAD_AIR);
    }

    /** The caller hears the answer. */
    void answerBegan() {
        begun = true;
        fillers = 0;
        sounds();
        disarmOthers();
    }

    /** The caller makes a sound of their own. */
    void held() {
        timers.disarm(Kind.DEAD_AIR);
        disarmOthers();
    }

    /** The caller's sound was nothing, and is over since a while: three quarters of the patience are gone. */
    void resumed(long nowNanos) {
        limitFromNanos = nowNanos;
        if (silent) {
            last = !mayFill(threeQuarters(settings.filler()), replyLimit);
            arm(threeQuarters(patience()));
            armOthers();
        }
    }

    /** Nobody waits for this reply any more, or for none yet. */
    void over() {
        works = false;
        sounds();
        disarmOthers();
    }

    /**
     * A wait is over.
     *
     * @return {@code true} when the reply is not waited for any longer
     */
    boolean gaveUp(Kind kind, TurnId turn) {
        switch (kind) {
            case HEDGE -> {
                hedged = true;
                decide(turn, WaitStep.SECOND_PROVIDER);
            }
            case SHORTER -> {
                shortened = true;
                decide(turn, WaitStep.SHORTER_ANSWER);
            }
            case DEAD_AIR -> {
                return nextStep(turn);
            }
            default -> {
                decide(turn, WaitStep.GIVEN_UP);
                return true;
            }
        }
        return false;
    }

    private boolean nextStep(TurnId turn) {
        if (last) {
            decide(turn, WaitStep.GIVEN_UP);
            return true;
        }
        decide(turn, fillers == 0 ? WaitStep.FILLER : WaitStep.FILLER_AGAIN);
        fillers++;
        last = true;
        if (!works) {
            armIfOn(Kind.DEAD_AIR, settings.apology().minus(settings.filler()));
        }
        return false;
    }

    /** Not just before the reply has failed: the apology would cut it off. */
    private boolean mayFill(Duration since, Duration left) {
        Duration untilFiller = settings.filler().minus(shorter(since, settings.filler()));
        return settings.filler().isPositive()
                && fillers < settings.fillers()
                && (begun || works || left.compareTo(untilFiller.plus(settings.apology())) > 0);
    }

    private void armOthers() {
        if (works) {
            return;
        }
        if (!begun && !hedged) {
            armIfOn(Kind.HEDGE, settings.hedge());
        }
        if (!begun && !shortened) {
            armIfOn(Kind.SHORTER, settings.shorter());
        }
    }

    private void disarmOthers() {
        timers.disarm(Kind.HEDGE);
        timers.disarm(Kind.SHORTER);
    }

    private void armIfOn(Kind kind, Duration delay) {
        if (delay.isPositive()) {
            timers.arm(kind, delay);
        }
    }

    private static Duration threeQuarters(Duration patience) {
        return patience.multipliedBy(3).dividedBy(4);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void decide(TurnId turn, WaitStep step) {
        decisions.accept(new TurnDecision.Bridge(turn, step));
    }
}
