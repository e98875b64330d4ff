package ai.beluga.voice.turn;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Waits for the end of the caller's turn: weighs what speaks for and against it, and keeps the timers for the pause and for
 * the words that are still to come. The pause that ends a turn always lies between the least and the longest of the settings.
 */
final class TurnEnding {

    /** A recogniser is given so much after the pause, however long that was. */
    private static final Duration SHORTEST_RECOGNITION = Duration.ofMillis(500);

    private final EndpointingSettings settings;
    private final EndSigns signs;
    private final Endpointing endpointing;
    private final Duration bearable;
    private final CallerTurn caller;
    private final ArmedTimers timers;
    private final AwaitedAnswer awaited = new AwaitedAnswer();
    private long answerAudibleNanos = Long.MIN_VALUE / 2;
    private boolean hurried;
    private Optional<Duration> resumedAfter = Optional.empty();

    /** @param bearable silence in which words are waited for at most; zero for as long as the settings say */
    TurnEnding(EndpointingSettings settings, Duration bearable, CallerTurn caller, ArmedTimers timers) {
        this.bearable = bearable;
        this.settings = settings;
        this.signs = settings.signs();
        this.endpointing = new Endpointing(settings);
        this.caller = caller;
        this.timers = timers;
    }

    /** The caller pauses: from now on the pause may end the turn. */
    void await(long nowNanos) {
        Duration silent = caller.silentFor(nowNanos);
        Duration left = patience().minus(silent);
        if (!caller.settled()) {
            Duration unstable = signs.stableText().minus(caller.unchangedFor(nowNanos));
            left = shorter(longer(left, unstable), settings.max().minus(silent));
        }
        timers.arm(Kind.ENDPOINT, left);
    }

    /** A turn detector has judged the pause. */
    void estimate(double endOfTurn, long nowNanos) {
        caller.estimate(endOfTurn);
        awaitAnew(nowNanos);
    }

    /** A recogniser that takes turns itself has judged. */
    void judged(Judgement judgement, long nowNanos) {
        caller.judge(judgement);
        if (timers.isArmed(Kind.RECOGNITION) && caller.settled()) {
            textCame(nowNanos);
        } else {
            awaitAnew(nowNanos);
        }
    }

    /** The turn has lasted long enough: its next pause ends it. */
    void hurry(long nowNanos) {
        hurried = true;
        awaitAnew(nowNanos);
    }

    /** The next turn may take its time. */
    void atLeisure() {
        hurried = false;
    }

    /** The caller's words changed, or are all there. */
    void textCame(long nowNanos) {
        if (caller.settled() && caller.isPauseOver()) {
            // Words that came late may show that the caller has not finished.
            timers.disarm(Kind.RECOGNITION);
            caller.settledLate(nowNanos);
            await(nowNanos);
        } else {
            awaitAnew(nowNanos);
        }
    }

    /** The caller went on after a pause of this length; what lasted longer than any pause may was a new beginning. */
    void wentOnAfter(Duration pause) {
        if (pause.compareTo(settings.max()) <= 0) {
            endpointing.wentOnAfter(pause);
        }
    }

    /** A reply will wait for this once it was heard. */
    void willExpect(TurnId reply, Expectation expectation) {
        awaited.announced(reply, expectation);
    }

    /** The first audio of an answer. */
    void answerAudible(long nowNanos) {
        answerAudibleNanos = nowNanos;
    }

    /** At least a part of a reply was heard; {@code answer} when it was the agent's and no prompt. */
    void replyHeard(TurnId reply, boolean answer) {
        awaited.heard(reply, answer);
        resumedAfter = Optional.empty();
    }

    /** What was heard over a reply was no turn: what the caller does next has nothing to do with it. */
    void soundWasNothing() {
        resumedAfter = Optional.empty();
    }

    /** The caller speaks over a reply, after so much silence of their own. */
    void spokeOverReply(Duration pause, long nowNanos) {
        boolean early = nowNanos - answerAudibleNanos <= signs.resumedWithin().toNanos();
        resumedAfter = early ? Optional.of(shorter(pause, settings.max())) : Optional.empty();
    }

    /** The caller who spoke over a reply meant it: had they not finished before, their pauses are longer than was thought. */
    void tookFloor() {
        resumedAfter.ifPresent(endpointing::wentOnAfter);
        resumedAfter = Optional.empty();
    }

    /**
     * The pause was long enough. Keys pressed while the caller speaks wait for the end of the speech.
     *
     * @return {@code true} when the turn can be taken; otherwise its words are waited for
     */
    boolean pauseOver(long nowNanos) {
        if (caller.speaking()) {
            return false;
        }
        caller.pauseOver(nowNanos);
        if (!caller.settled()) {
            Duration left = longer(bearable.minus(caller.silentFor(nowNanos)), SHORTEST_RECOGNITION);
            timers.arm(
                    Kind.RECOGNITION,
                    bearable.isZero() ? settings.recognition() : shorter(settings.recognition(), left));
            return false;
        }
        return true;
    }

    private void awaitAnew(long nowNanos) {
        if (timers.isArmed(Kind.ENDPOINT)) {
            await(nowNanos);
        }
    }

    private Duration patience() {
        if (hurried) {
            return settings.min();
        }
        return switch (signs.mode()) {
            case SILENCE -> settings.normal();
            case FUSED -> fused();
            case RECOGNISER -> caller.judged() ? judgedOrLongest() : fused();
        };
    }

    /** A recogniser that has died, or missed the end, leaves it to the longest pause. */
    private Duration judgedOrLongest() {
        return caller.judgement() == Judgement.OVER ? settings.min() : settings.max();
    }

    /** How complete the caller's words sound, as an answer to what was asked last; see {@link TurnWords#completeness}. */
    double completeness() {
        return signs.words().completeness(caller.words(), awaited.expectation());
    }

    private Duration fused() {
        double words = completeness();
        if (words >= TurnWords.ANSWERED) {
            return settings.min();
        }
        return endpointing.patience(OptionalDouble.of(
                EndOfTurn.probability(words, caller.estimate(), signs.detectorWeight(), caller.judgement())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
