package ai.beluga.voice.turn;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.PreemptiveSettings.Match;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * When a reply is prepared although the caller's turn is not over: in a pause whose words will not change any more, are
 * likely the last ones, or have not changed for a while. Looks at the turn after each input and decides from what it sees;
 * a reply whose turn has gone another way is given up here, and nowhere else.
 */
final class Anticipation {

    /** Below this a turn detector, or the words, say rather that the caller goes on. */
    private static final double UNDECIDED = 0.5;

    private final PreemptiveSettings settings;
    private final TurnEnding ending;
    private final ArmedTimers timers;
    private final Consumer<TurnDecision> decisions;
    private Optional<TurnDecision.Prepare> prepared = Optional.empty();
    private Optional<String> judgedOver = Optional.empty();
    private String words = "";
    private long changedNanos;
    /** The newest speech is in the words. */
    private boolean fresh;

    private TurnState seen = TurnState.INITIAL;
    /** The floor has just become the caller's: what was heard of the reply before is told after this input. */
    private boolean fromReply;

    private int attempts;
    private int generation;

    Anticipation(PreemptiveSettings settings, TurnEnding ending, ArmedTimers timers, Consumer<TurnDecision> decisions) {
        this.settings = settings;
        this.ending = ending;
        this.timers = timers;
        this.decisions = decisions;
    }

    /**
     * An input was dealt with: looks at what became of the turn.
     *
     * @param parting the call ends unless the caller says more than a goodbye
     */
    void after(TurnInput input, Floor floor, CallerTurn caller, boolean parting, long nowNanos) {
        if (!settings.use().on()) {
            return;
        }
        note(input, caller.words(), nowNanos);
        fromReply = floor.state() == seen ? fromReply && timers.isArmed(Kind.PREPARE) : true;
        seen = floor.state();
        if (floor.is(TurnState.ENDED)) {
            prepared = Optional.empty();
        } else if (floor.is(TurnState.LISTENING) && !parting) {
            listening(input, floor, caller, nowNanos);
        } else {
            notListening(floor);
        }
    }

    private void note(TurnInput input, String now, long nowNanos) {
        if (!now.equals(words)) {
            words = now;
            changedNanos = nowNanos;
            fresh = true;
        }
        if (input instanceof TurnInput.Judged judged) {
            judgedOver = over(judged.judgement()) ? Optional.of(now) : Optional.empty();
        } else if (started(input)) {
            judgedOver = Optional.empty();
            fresh = false;
        }
    }

    private static boolean over(Judgement judgement) {
        return judgement == Judgement.LIKELY_OVER || judgement == Judgement.OVER;
    }

    private static boolean started(TurnInput input) {
        return input instanceof TurnInput.Edge(SpeechEdge.Started edge);
    }

    /** What was prepared for a turn that came to nothing is not wanted. */
    private void notListening(Floor floor) {
        boolean asked = floor.is(TurnState.PROCESSING);
        giveUp();
        timers.disarm(Kind.PREPARE);
        judgedOver = Optional.empty();
        attempts = asked ? attempts : 0;
    }

    /** A turn is asked, with a reply that may have been prepared; more may happen to the turn in the same moment. */
    void asked(TurnId turn) {
        prepared = prepared.filter(reply -> !reply.turn().equals(turn));
    }

    private void listening(TurnInput input, Floor floor, CallerTurn caller, long nowNanos) {
        boolean goesOn = started(input) || (input instanceof TurnInput.Judged judged && !over(judged.judgement()));
        boolean stands = prepared.filter(this::fits).isPresent();
        if (goesOn || !stands) {
            giveUp();
        }
        if (words.isEmpty() && !caller.spoke()) {
            attempts = 0;
        }
        if (prepared.isPresent() || !worthPreparing(caller)) {
            timers.disarm(Kind.PREPARE);
            return;
        }
        Duration wait = wait(caller, nowNanos);
        if (wait.isPositive() || fromReply) {
            fromReply &= !wait.isPositive();
            timers.arm(Kind.PREPARE, wait);
        } else {
            prepare(floor);
        }
    }

    private boolean fits(TurnDecision.Prepare reply) {
        return settings.use().strategy() == Strategy.ALWAYS
                ? !words.isEmpty()
                : settings.use().match(reply.text(), words) != Match.OTHER;
    }

    private boolean worthPreparing(CallerTurn caller) {
        PreemptiveSettings.Start start = settings.start();
        return (caller.pausing() || judgedOver())
                && !words.isEmpty()
                && (fresh || caller.settled())
                && !timers.isArmed(Kind.DIGITS)
                && attempts < start.attempts()
                && caller.spoken().compareTo(start.longestSpeech()) <= 0
                && caller.estimate().orElse(UNDECIDED) >= UNDECIDED
                && ending.completeness() >= UNDECIDED;
    }

    /** A recogniser's judgement counts for the words it was made of. */
    private boolean judgedOver() {
        return judgedOver.filter(judged -> Likeness.same(judged, words)).isPresent();
    }

    private Duration wait(CallerTurn caller, long nowNanos) {
        boolean likely = caller.estimate().orElse(0) >= settings.start().likely();
        if (caller.settled() || judgedOver() || likely) {
            return Duration.ZERO;
        }
        Duration unchanged = Duration.ofNanos(nowNanos - changedNanos);
        Duration silent = caller.silentFor(nowNanos);
        return settings.start().stableFor().minus(unchanged.compareTo(silent) < 0 ? unchanged : silent);
    }

    private void prepare(Floor floor) {
        timers.disarm(Kind.PREPARE);
        attempts++;
        TurnDecision.Prepare reply = new TurnDecision.Prepare(floor.turn().next(), ++generation, words);
        prepared = Optional.of(reply);
        decisions.accept(reply);
    }

    private void giveUp() {
        prepared.ifPresent(reply -> decisions.accept(new TurnDecision.Unprepare(reply.turn(), reply.generation())));
        prepared = Optional.empty();
    }
}
