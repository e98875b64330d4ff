package ai.beluga.voice.turn;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who has the floor. Fed with everything that happens in a call and the time at which it happened; answers with decisions.
 * Pure: the same inputs at the same times give the same decisions.
 *
 * <p>Each reply, prompt or answer, has a {@link TurnId}; what still arrives for an older one is ignored here.
 */
public final class TurnMachine {

    private final TurnSettings settings;
    private final Consumer<TurnDecision> decisions;
    private final ArmedTimers timers;
    private final TurnEnding ending;
    private final Floor floor;
    private final Anticipation anticipation;
    private final CallerTurn caller = new CallerTurn();
    private final Contest contest;
    private final Lapses lapses;
    private final Prompting prompting;
    private final KeyInput keys;
    private final DeadAir deadAir;
    private final ReplyNews news;
    private final LongTurn longTurn;
    private final TimeWarning warning;
    private final Announcements announcements;
    private final BreakingOff breakingOff;
    private boolean greeted;
    private Duration pauseBefore = Duration.ZERO;
    private Optional<EndReason> parting = Optional.empty();

    /** @param decisions called while {@link #on} runs, in order */
    public TurnMachine(TurnSettings settings, Consumer<TurnDecision> decisions) {
        this(settings, decisions, (from, to, turn) -> {});
    }

    /** @param moves told of each change of state while {@link #on} runs, in order with the decisions */
    public TurnMachine(TurnSettings settings, Consumer<TurnDecision> decisions, Moves moves) {
        this.settings = settings;
        this.decisions = decisions;
        this.timers = new ArmedTimers(decisions);
        this.deadAir = new DeadAir(settings, timers, decisions);
        this.ending = new TurnEnding(settings.endpointing(), settings.deadAir().apology(), caller, timers);
        this.floor = new Floor(settings.limits().reply(), deadAir, timers, this::unasked, decisions, moves);
        this.longTurn = new LongTurn(settings.longTurns(), timers, ending);
        Contest.Others ofContest = new Contest.Others(this::floorTaken, longTurn::isTakenOver);
        this.contest = new Contest(settings, floor, caller, timers, decisions, ofContest);
        this.lapses = new Lapses(settings.deadAir().failures());
        this.prompting = new Prompting(settings, floor, timers, contest, lapses, () -> parting = Optional.empty());
        this.warning = new TimeWarning(settings.limits(), timers);
        this.news = new ReplyNews(floor, contest, ending, deadAir);
        this.breakingOff = new BreakingOff(floor, caller, ending, longTurn);
        KeyInput.Effects ofKeys = new KeyInput.Effects(this::floorTaken, prompting::idle);
        this.keys = new KeyInput(settings.floor(), floor, caller, timers, decisions, ofKeys);
        this.announcements = new Announcements(floor, caller, prompting, keys, breakingOff::giveWay, decisions);
        this.anticipation = new Anticipation(settings.preemptive(), ending, timers, decisions);
    }

    public TurnState state() {
        return floor.state();
    }

    /** The newest reply. */
    public TurnId turn() {
        return floor.turn();
    }

    /** {@code true} while a reply under way is held back because the caller speaks. */
    public boolean held() {
        return floor.held();
    }

    /** {@code true} for a key whose digit nobody may know, pressed now. */
    public boolean hides(TurnInput input, long nowNanos) {
        return input instanceof TurnInput.Digit && keys.hides(nowNanos);
    }

    /** Takes the next event; {@code nowNanos} never goes back. */
    public void on(TurnInput input, long nowNanos) {
        if (floor.is(TurnState.ENDED)) {
            return;
        }
        switch (input) {
            case TurnInput.LineAttached attached -> lineAttached(nowNanos);
            case TurnInput.LineLost lost -> lineLost(lost.forGood());
            case TurnInput.Edge(SpeechEdge.Started started) -> speechStarted(started, nowNanos);
            case TurnInput.Edge(SpeechEdge.Sustained sustained) -> speechSustained(nowNanos);
            case TurnInput.Edge(SpeechEdge.Stopped stopped) -> speechStopped(stopped, nowNanos);
            case TurnInput.Text text -> text(text, nowNanos);
            case TurnInput.Sound sound -> contest.comesFrom(sound.source(), nowNanos);
            case TurnInput.Estimate estimate -> ending.estimate(estimate.endOfTurn(), nowNanos);
            case TurnInput.Judged judged -> ending.judged(judged.judgement(), nowNanos);
            case TurnInput.Digit digit -> keys.pressed(digit.digit(), nowNanos);
            case TurnInput.KeysWanted wanted -> keys.wanted(wanted.turn(), wanted.rule(), nowNanos);
            case TurnInput.Announce announce -> announcements.add(announce.announcement());
            case TurnInput.CancelAnnouncement cancel -> cancel(cancel.number(), nowNanos);
            case TurnInput.OfReply news -> this.news.on(news, nowNanos);
            case TurnInput.ReplyHeard heard -> heard(heard.turn(), heard.then(), nowNanos);
            case TurnInput.ReplyFailed failed -> failed(failed.turn(), nowNanos);
            case TurnInput.EngineLost lost -> prompting.engineLost(nowNanos);
            case TurnInput.TimerFired fired -> timer(fired.timer(), nowNanos);
            case TurnInput.EndRequested request -> floor.end(request.reason());
        }
        if (!caller.spoke()) {
            ending.soundWasNothing();
        }
        if (!keys.collecting() && warning.isToBeGiven(floor, caller)) {
            prompting.say(Prompt.TIME_WARNING, Optional.empty(), nowNanos);
        }
        announcements.after(input, nowNanos);
        keys.after(input, nowNanos);
        anticipation.after(input, floor, caller, parting.isPresent() || keys.collecting(), nowNanos);
    }

    private void lineAttached(long nowNanos) {
        if (floor.is(TurnState.INITIAL)) {
            timers.arm(Kind.CALL, settings.limits().call());
            warning.callBegins();
            prompting.say(Prompt.GREETING, Optional.empty(), nowNanos);
        } else if (floor.is(TurnState.AWAY)) {
            timers.disarm(Kind.AWAY);
            caller.dropSpeech();
            prompting.say(greeted ? Prompt.WELCOME_BACK : Prompt.GREETING, Optional.empty(), nowNanos);
        }
    }

    /** What the caller asked and was not told yet, or had begun to say, waits for the next line. */
    private void lineLost(Optional<EndReason> forGood) {
        Optional<EndReason> end = forGood.or(floor::lastWords);
        if (end.isPresent()) {
            floor.end(end.get());
            return;
        }
        caller.silence();
        if (floor.is(TurnState.INITIAL) || floor.is(TurnState.AWAY)) {
            return;
        }
        if (caller.spoke()) {
            decisions.accept(new TurnDecision.DropSpeech());
        }
        String unanswered = breakingOff.unanswered();
        caller.clear();
        longTurn.over();
        contest.lineLost();
        caller.carry(unanswered);
        parting = Optional.empty();
        timers.disarmTurn();
        timers.arm(Kind.AWAY, settings.limits().away());
        floor.move(TurnState.AWAY);
    }

    private void speechStarted(SpeechEdge.Started edge, long nowNanos) {
        boolean goesOn = caller.pausing();
        if (!caller.spoke() && !floor.is(TurnState.INITIAL) && !floor.is(TurnState.AWAY)) {
            longTurn.begins();
        }
        pauseBefore = caller.begin(edge);
        if (floor.is(TurnState.LISTENING)) {
            timers.disarmTurn();
            contest.speechStartedWhileListening(goesOn);
            if (goesOn) {
                ending.wentOnAfter(pauseBefore);
            }
        } else if (floor.is(TurnState.PROCESSING)) {
            contest.speechStarted(goesOn);
        } else if (floor.is(TurnState.SPEAKING)) {
            contest.speechStarted(goesOn);
            ending.spokeOverReply(pauseBefore, nowNanos);
        }
    }

    private void speechSustained(long nowNanos) {
        if (caller.speaking()) {
            caller.sustain();
            contest.speechSustained(nowNanos);
        }
    }

    private void speechStopped(SpeechEdge.Stopped edge, long nowNanos) {
        if (!caller.speaking()) {
            return;
        }
        caller.stop(edge, nowNanos);
        if (!floor.is(TurnState.LISTENING)) {
            contest.speechStopped(nowNanos);
        } else if (!keys.collecting() && longTurn.isToBeTakenOver()) {
            prompting.say(Prompt.TAKE_OVER, Optional.empty(), nowNanos);
        } else if (!timers.isArmed(Kind.DIGITS)) {
            if (contest.dropped() && caller.words().isEmpty()) {
                timers.arm(Kind.IDLE, settings.floor().repromptAfter());
            } else {
                ending.await(nowNanos);
            }
        }
    }

    private void text(TurnInput.Text heard, long nowNanos) {
        caller.text(heard, nowNanos);
        if (floor.is(TurnState.LISTENING)) {
            contest.textWhileListening();
            ending.textCame(nowNanos);
        } else {
            contest.text(nowNanos);
        }
    }

    /**
     * The words that took the floor stay in the caller's turn, which goes on. Before the reply was audible the question stays
     * part of the turn as well.
     */
    private void floorTaken(long nowNanos) {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        contest.floorTaken();
        if (floor.onlyAsked()) {
            caller.carry(floor.withdraw());
            floor.move(TurnState.LISTENING);
            if (caller.spoke()) {
                ending.wentOnAfter(pauseBefore);
            }
        } else {
            ending.tookFloor();
            began();
            floor.interrupt();
        }
        if (caller.pausing()) {
            ending.await(nowNanos);
        }
    }

    private void failed(TurnId reply, long nowNanos) {
        if (floor.isUnderWay(reply)) {
            breakingOff.partlyHeard();
        }
        if (announcements.isSaying(reply)) {
            floor.abandon(); // the caller asked for nothing
            timers.disarm(Kind.FALSE_INTERRUPTION);
            listen(caller.spoke() || caller.keyed(), nowNanos);
        } else {
            prompting.failed(reply, nowNanos);
        }
    }

    private void heard(TurnId reply, Optional<EndReason> then, long nowNanos) {
        if (!floor.isUnderWay(reply)) {
            return;
        }
        if (floor.is(TurnState.PROCESSING)) {
            floor.wasAudible();
        }
        Optional<EndReason> end = then.or(floor::promptEnds);
        boolean last = floor.lastWords().isPresent();
        boolean held = floor.held();
        boolean yields = floor.yieldsToSpeech();
        timers.disarm(Kind.FALSE_INTERRUPTION);
        began();
        keys.heard(floor.answered());
        floor.over();
        boolean contested = !last && (contest.outlasts(held, yields) || caller.keyed());
        if (end.isPresent() && !contested) {
            floor.end(end.get());
        } else {
            parting = contested ? end : parting;
            listen(contested, nowNanos);
        }
    }

    /** The reply is over and nobody took the floor: it is the caller's, whose question may wait. */
    private void listen(boolean contested, long nowNanos) {
        if (contested) {
            floor.move(TurnState.LISTENING);
            hearOut(nowNanos);
        } else if (!caller.words().isEmpty() && !keys.collecting()) {
            ask(caller.words(), nowNanos);
        } else {
            floor.move(TurnState.LISTENING);
            timers.arm(Kind.IDLE, settings.floor().repromptAfter());
        }
    }

    private void cancel(int number, long nowNanos) {
        if (announcements.cancel(number)) {
            breakingOff.giveWay();
            timers.disarm(Kind.FALSE_INTERRUPTION);
            listen(caller.spoke() || caller.keyed(), nowNanos);
        } else {
            keys.cancel(number, nowNanos);
        }
    }

    /** The caller has begun to say or key something over the reply that has just ended. */
    private void hearOut(long nowNanos) {
        if (caller.keyed()) {
            keys.awaitMore();
        } else if (caller.pausing()) {
            ending.await(nowNanos);
        }
    }

    private void began() {
        greeted = true;
        ending.replyHeard(floor.turn(), floor.answered());
        if (floor.answered()) {
            lapses.answered();
        }
    }

    private void timer(TurnTimer timer, long nowNanos) {
        if (!timers.fired(timer)) {
            return;
        }
        switch (timer.kind()) {
            case ENDPOINT, DIGITS -> pauseOver(timer.kind(), nowNanos);
            case RECOGNITION -> {
                if (!keys.collecting()) {
                    deadAir.gaveUp(timer.kind(), floor.turn().next());
                }
                takeTurn(nowNanos);
            }
            case COLLECTION -> keys.timedOut(nowNanos);
            case FALSE_INTERRUPTION -> contest.waitedEnough(nowNanos);
            case PREPARE -> {}
            case IDLE -> prompting.idle(nowNanos);
            case DEAD_AIR, HEDGE, SHORTER, REPLY -> {
                if (deadAir.gaveUp(timer.kind(), floor.turn())) {
                    failed(floor.turn(), nowNanos);
                }
            }
            case TURN -> longTurn.tooLong(nowNanos);
            case WARNING -> warning.isDue();
            case AWAY -> floor.end(EndReason.LINE_LOST);
            case CALL -> prompting.timeIsUp(nowNanos);
        }
    }

    /** Mumbling among keys says nothing, and ends no number: what is waited for is still the next key. */
    private void pauseOver(Kind pause, long nowNanos) {
        if (!ending.pauseOver(nowNanos)) {
            return;
        }
        if (pause == Kind.ENDPOINT && caller.keyed() && caller.freshText().isBlank()) {
            caller.dropSpeech();
            decisions.accept(new TurnDecision.DropSpeech());
            keys.awaitMore();
        } else {
            takeTurn(nowNanos);
        }
    }

    /** While keys are collected the caller's words wait. */
    private void takeTurn(long nowNanos) {
        if (keys.collecting()) {
            return;
        }
        String words = caller.words();
        if (parting.isPresent() && contest.parts(words)) {
            floor.end(parting.get());
        } else if (!words.isEmpty()) {
            lapses.understood();
            ask(words, nowNanos);
        } else {
            nothingSaid(nowNanos);
        }
    }

    private void nothingSaid(long nowNanos) {
        boolean sayIt = caller.worthAsking() && lapses.mayAskAgain();
        timers.disarmTurn();
        longTurn.over();
        caller.clear();
        decisions.accept(new TurnDecision.DropSpeech());
        if (sayIt) {
            prompting.say(Prompt.NOT_UNDERSTOOD, Optional.empty(), nowNanos);
        } else {
            timers.arm(Kind.IDLE, settings.floor().repromptAfter());
        }
    }

    private String unasked() {
        return contest.unasked();
    }

    private void ask(String words, long nowNanos) {
        parting = Optional.empty();
        timers.disarmTurn();
        TurnDecision.TurnTiming timing = caller.timing(nowNanos);
        keys.asks();
        caller.clear();
        longTurn.over();
        contest.forget();
        floor.ask(words, timing, settings.interruption().replies());
        anticipation.asked(floor.turn());
    }
}
