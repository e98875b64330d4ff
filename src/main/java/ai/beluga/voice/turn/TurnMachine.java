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

    /** Last words that nobody reports to be over must not keep a call alive. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final TurnSettings settings;
    private final Consumer<TurnDecision> decisions;
    private final ArmedTimers timers;
    private final Endpointing endpointing;
    private final Floor floor;
    private final Anticipation anticipation;
    private final CallerTurn caller = new CallerTurn();
    private final Lapses lapses = new Lapses();

    private boolean greeted;
    private Optional<EndReason> parting = Optional.empty();

    /** @param decisions called while {@link #on} runs, in order */
    public TurnMachine(TurnSettings settings, Consumer<TurnDecision> decisions) {
        this.settings = settings;
        this.decisions = decisions;
        this.timers = new ArmedTimers(decisions);
        this.endpointing = new Endpointing(settings.endpointing());
        this.floor = new Floor(settings.limits().reply(), timers, decisions);
        this.anticipation = new Anticipation(settings.preemptive(), timers, decisions);
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

    /** Takes the next event; {@code nowNanos} never goes back. */
    public void on(TurnInput input, long nowNanos) {
        if (floor.is(TurnState.ENDED)) {
            return;
        }
        switch (input) {
            case TurnInput.LineAttached attached -> lineAttached(nowNanos);
            case TurnInput.LineLost lost -> lineLost(lost.forGood());
            case TurnInput.Edge(SpeechEdge.Started started) -> speechStarted(started);
            case TurnInput.Edge(SpeechEdge.Sustained sustained) -> speechSustained(nowNanos);
            case TurnInput.Edge(SpeechEdge.Stopped stopped) -> speechStopped(stopped, nowNanos);
            case TurnInput.Text text -> text(text, nowNanos);
            case TurnInput.Estimate estimate -> estimate(estimate.endOfTurn(), nowNanos);
            case TurnInput.Judged judged -> {}
            case TurnInput.Digit digit -> digit(digit.digit(), nowNanos);
            case TurnInput.ReplyAudible audible -> audible(audible.turn());
            case TurnInput.ReplyHeard heard -> heard(heard.turn(), heard.then(), nowNanos);
            case TurnInput.ReplyFailed failed -> failed(failed.turn(), nowNanos);
            case TurnInput.EngineLost lost -> engineLost(nowNanos);
            case TurnInput.TimerFired fired -> timer(fired.timer(), nowNanos);
            case TurnInput.EndRequested request -> floor.end(request.reason());
        }
        anticipation.after(input, floor, caller, nowNanos);
    }

    private void lineAttached(long nowNanos) {
        if (floor.is(TurnState.INITIAL)) {
            timers.arm(Kind.CALL, settings.limits().call());
            say(Prompt.GREETING, Optional.empty(), nowNanos);
        } else if (floor.is(TurnState.AWAY)) {
            timers.disarm(Kind.AWAY);
            caller.dropSpeech();
            say(greeted ? Prompt.WELCOME_BACK : Prompt.GREETING, Optional.empty(), nowNanos);
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
        String unanswered = unanswered();
        caller.clear();
        caller.carry(unanswered);
        parting = Optional.empty();
        timers.disarmTurn();
        timers.arm(Kind.AWAY, settings.limits().away());
        floor.move(TurnState.AWAY);
    }

    private String unanswered() {
        if (floor.is(TurnState.PROCESSING)) {
            return floor.withdraw();
        }
        if (floor.is(TurnState.SPEAKING)) {
            floor.abandon();
            caller.dropSpeech();
        }
        return caller.words();
    }

    private void speechStarted(SpeechEdge.Started edge) {
        boolean goesOn = caller.pausing() || floor.is(TurnState.PROCESSING);
        Duration pause = caller.begin(edge);
        if (floor.is(TurnState.LISTENING)) {
            timers.disarmTurn();
        } else if (floor.is(TurnState.PROCESSING)) {
            takeBack();
        } else if (floor.is(TurnState.SPEAKING)) {
            timers.disarm(Kind.FALSE_INTERRUPTION);
            floor.hold();
            return;
        }
        if (goesOn && pause.compareTo(settings.endpointing().max()) <= 0) {
            endpointing.wentOnAfter(pause);
        }
    }

    private void speechSustained(long nowNanos) {
        if (caller.speaking()) {
            caller.sustain();
            if (floor.held()) {
                interrupt(nowNanos);
            }
        }
    }

    private void speechStopped(SpeechEdge.Stopped edge, long nowNanos) {
        if (!caller.speaking()) {
            return;
        }
        caller.stop(edge, nowNanos);
        if (floor.is(TurnState.LISTENING) && !timers.isArmed(Kind.DIGITS)) {
            armEndpoint(nowNanos);
        } else if (floor.held()) {
            timers.arm(Kind.FALSE_INTERRUPTION, settings.floor().falseInterruptionAfter());
        }
    }

    private void text(TurnInput.Text heard, long nowNanos) {
        caller.text(heard);
        if (floor.held()) {
            decideHeld(nowNanos);
        } else if (floor.is(TurnState.LISTENING) && caller.settled() && caller.isPauseOver()) {
            // Words that came late may show that the caller has not finished: their estimate comes next.
            timers.disarm(Kind.RECOGNITION);
            caller.settledLate(nowNanos);
            armEndpoint(nowNanos);
        }
    }

    private void estimate(double endOfTurn, long nowNanos) {
        caller.estimate(endOfTurn);
        if (timers.isArmed(Kind.ENDPOINT)) {
            armEndpoint(nowNanos);
        }
    }

    private void armEndpoint(long nowNanos) {
        timers.arm(Kind.ENDPOINT, endpointing.patience(caller.estimate()).minus(caller.silentFor(nowNanos)));
    }

    /** A key takes the floor at once; {@code #} ends what was keyed in and says nothing itself. */
    private void digit(char digit, long nowNanos) {
        boolean nothingToEnd = digit == '#' && floor.is(TurnState.PROCESSING);
        if (nothingToEnd || floor.lastWords().isPresent()) {
            return;
        }
        if (floor.is(TurnState.SPEAKING)) {
            interrupt(nowNanos);
        } else if (floor.is(TurnState.PROCESSING)) {
            takeBack();
        }
        if (floor.is(TurnState.LISTENING)) {
            timers.disarmTurn();
            if (digit != '#') {
                caller.digit(digit, nowNanos);
            }
            timers.arm(
                    Kind.DIGITS, digit == '#' ? Duration.ZERO : settings.floor().digitPause());
        }
    }

    /** The caller goes on before the reply began: the question stays part of the turn. */
    private void takeBack() {
        caller.carry(floor.withdraw());
        floor.move(TurnState.LISTENING);
    }

    private void decideHeld(long nowNanos) {
        if (!Backchannel.matches(caller.freshText())) {
            interrupt(nowNanos);
        } else if (caller.settled()) {
            resume();
        }
    }

    /** The words that took the floor stay in the caller's turn, which goes on. */
    private void interrupt(long nowNanos) {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        began();
        floor.interrupt();
        if (caller.pausing()) {
            armEndpoint(nowNanos);
        }
    }

    private void resume() {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        caller.dropSpeech();
        decisions.accept(new TurnDecision.DropSpeech());
        floor.resume();
    }

    private void audible(TurnId reply) {
        if (floor.isUnderWay(reply)) {
            floor.becomeAudible();
        }
    }

    private void heard(TurnId reply, Optional<EndReason> then, long nowNanos) {
        if (!floor.isUnderWay(reply)) {
            return;
        }
        if (floor.is(TurnState.PROCESSING)) {
            floor.becomeAudible();
        }
        Optional<EndReason> end = then.or(floor::promptEnds);
        boolean contested = floor.held();
        timers.disarm(Kind.FALSE_INTERRUPTION);
        began();
        floor.over();
        if (end.isPresent() && !contested) {
            floor.end(end.get());
        } else if (contested) {
            parting = end;
            floor.move(TurnState.LISTENING);
            if (caller.pausing()) {
                armEndpoint(nowNanos);
            }
        } else if (!caller.words().isEmpty()) {
            ask(caller.words(), nowNanos);
        } else {
            floor.move(TurnState.LISTENING);
            timers.arm(Kind.IDLE, settings.floor().repromptAfter());
        }
    }

    private void began() {
        greeted = true;
        if (floor.answered()) {
            lapses.answered();
        }
    }

    private void failed(TurnId reply, long nowNanos) {
        if (!floor.isUnderWay(reply)) {
            return;
        }
        if (floor.lastWords().isPresent()) {
            floor.end(floor.lastWords().get());
            return;
        }
        floor.abandon();
        if (lapses.failedTooOften()) {
            say(Prompt.FAILURE_FAREWELL, Optional.of(EndReason.PROVIDER_FAILED), nowNanos);
        } else {
            say(Prompt.APOLOGY, Optional.empty(), nowNanos);
        }
    }

    private void engineLost(long nowNanos) {
        if (floor.is(TurnState.INITIAL) || floor.is(TurnState.AWAY)) {
            floor.end(EndReason.PROVIDER_FAILED);
        } else if (floor.lastWords().isEmpty()) {
            floor.abandon();
            say(Prompt.FAILURE_FAREWELL, Optional.of(EndReason.PROVIDER_FAILED), nowNanos);
        }
    }

    private void timer(TurnTimer timer, long nowNanos) {
        if (!timers.fired(timer)) {
            return;
        }
        switch (timer.kind()) {
            case ENDPOINT, DIGITS -> pauseOver(nowNanos);
            case RECOGNITION -> takeTurn(nowNanos);
            case FALSE_INTERRUPTION -> resume();
            case PREPARE -> {}
            case IDLE -> idle(nowNanos);
            case REPLY -> failed(floor.turn(), nowNanos);
            case AWAY -> floor.end(EndReason.LINE_LOST);
            case CALL -> timeIsUp(nowNanos);
        }
    }

    /** Keys pressed while the caller speaks wait for the end of the speech. */
    private void pauseOver(long nowNanos) {
        if (caller.speaking()) {
            return;
        }
        caller.pauseOver(nowNanos);
        if (caller.settled()) {
            takeTurn(nowNanos);
        } else {
            timers.arm(Kind.RECOGNITION, settings.endpointing().recognition());
        }
    }

    private void takeTurn(long nowNanos) {
        String words = caller.words();
        if (parting.isPresent() && Backchannel.parts(words)) {
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
        caller.clear();
        decisions.accept(new TurnDecision.DropSpeech());
        if (sayIt) {
            say(Prompt.NOT_UNDERSTOOD, Optional.empty(), nowNanos);
        } else {
            timers.arm(Kind.IDLE, settings.floor().repromptAfter());
        }
    }

    private void idle(long nowNanos) {
        if (lapses.silentTooLong(settings.floor().reprompts())) {
            say(Prompt.SILENT_FAREWELL, Optional.of(EndReason.CALLER_SILENT), nowNanos);
        } else {
            say(Prompt.STILL_THERE, Optional.empty(), nowNanos);
        }
    }

    private void timeIsUp(long nowNanos) {
        if (floor.is(TurnState.AWAY) || floor.lastWords().isPresent()) {
            floor.end(floor.lastWords().orElse(EndReason.MAX_DURATION));
        } else {
            floor.abandon();
            say(Prompt.TIME_FAREWELL, Optional.of(EndReason.MAX_DURATION), nowNanos);
        }
    }

    private void ask(String words, long nowNanos) {
        parting = Optional.empty();
        timers.disarmTurn();
        TurnDecision.TurnTiming timing = caller.timing(nowNanos);
        caller.clear();
        floor.ask(words, timing);
    }

    /** A caller who is speaking right now is not spoken over. */
    private void say(Prompt prompt, Optional<EndReason> then, long nowNanos) {
        parting = Optional.empty();
        timers.disarmTurn();
        floor.say(prompt, then);
        if (floor.lastWords().isPresent()) {
            timers.arm(Kind.CALL, LAST_WORDS);
        } else if (caller.spoke()) {
            floor.hold();
            if (caller.sustained()) {
                interrupt(nowNanos);
            } else if (caller.pausing()) {
                timers.arm(Kind.FALSE_INTERRUPTION, settings.floor().falseInterruptionAfter());
            }
        }
    }
}
