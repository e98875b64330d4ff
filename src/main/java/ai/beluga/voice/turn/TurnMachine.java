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

    private static final int MOST_FAILURES = 2;
    private static final int MOST_NOT_UNDERSTOOD = 2;

    private final TurnSettings settings;
    private final Consumer<TurnDecision> decisions;
    private final ArmedTimers timers;
    private final Endpointing endpointing;
    private final CallerTurn caller = new CallerTurn();

    private TurnState state = TurnState.INITIAL;
    private TurnId turn = TurnId.NONE;
    private boolean held;
    private boolean soundless;
    private boolean lastWords;
    private String asked = "";
    private int silences;
    private int failures;
    private int notUnderstood;

    /** @param decisions called while {@link #on} runs, in order */
    public TurnMachine(TurnSettings settings, Consumer<TurnDecision> decisions) {
        this.settings = settings;
        this.decisions = decisions;
        this.timers = new ArmedTimers(decisions);
        this.endpointing = new Endpointing(settings.endpointing());
    }

    public TurnState state() {
        return state;
    }

    /** The newest reply. */
    public TurnId turn() {
        return turn;
    }

    /** {@code true} while a reply under way is held back because the caller speaks. */
    public boolean held() {
        return held;
    }

    /** Takes the next event; {@code nowNanos} never goes back. */
    public void on(TurnInput input, long nowNanos) {
        if (state == TurnState.ENDED) {
            return;
        }
        switch (input) {
            case TurnInput.LineAttached attached -> lineAttached();
            case TurnInput.LineLost lost -> lineLost(lost.forGood());
            case TurnInput.Edge edge -> edge(edge.edge(), nowNanos);
            case TurnInput.Text text -> text(text, nowNanos);
            case TurnInput.Estimate estimate -> estimate(estimate.endOfTurn(), nowNanos);
            case TurnInput.Digit digit -> digit(digit.digit(), nowNanos);
            case TurnInput.ReplyAudible audible -> audible(audible.turn(), nowNanos);
            case TurnInput.ReplyHeard heard -> heard(heard.turn(), heard.then(), nowNanos);
            case TurnInput.ReplyFailed failed -> failed(failed.turn());
            case TurnInput.EngineLost lost -> fail();
            case TurnInput.TimerFired fired -> timer(fired.timer(), nowNanos);
            case TurnInput.EndRequested request -> end(request.reason());
        }
    }

    private void lineAttached() {
        if (state == TurnState.INITIAL) {
            timers.arm(Kind.CALL, settings.limits().call());
            say(Prompt.GREETING, Optional.empty());
        } else if (state == TurnState.AWAY) {
            timers.disarm(Kind.AWAY);
            say(Prompt.WELCOME_BACK, Optional.empty());
        }
    }

    private void lineLost(Optional<EndReason> forGood) {
        if (forGood.isPresent()) {
            end(forGood.get());
            return;
        }
        if (state == TurnState.INITIAL || state == TurnState.AWAY) {
            return;
        }
        String unanswered = caller.words();
        if (state == TurnState.PROCESSING) {
            unanswered = asked;
            decide(new TurnDecision.Withdraw(turn));
        } else if (state == TurnState.SPEAKING) {
            decide(new TurnDecision.Abandon(turn));
        }
        caller.silence();
        caller.clear();
        caller.carry(unanswered);
        disarmTurn();
        timers.arm(Kind.AWAY, settings.limits().away());
        move(TurnState.AWAY);
    }

    private void edge(SpeechEdge edge, long nowNanos) {
        if (state == TurnState.INITIAL || state == TurnState.AWAY) {
            return;
        }
        switch (edge) {
            case SpeechEdge.Started started -> speechStarted(started);
            case SpeechEdge.Sustained sustained -> speechSustained(nowNanos);
            case SpeechEdge.Stopped stopped -> speechStopped(stopped, nowNanos);
        }
    }

    private void speechStarted(SpeechEdge.Started edge) {
        Duration pause = caller.begin(edge);
        timers.disarm(Kind.IDLE);
        timers.disarm(Kind.DIGITS);
        switch (state) {
            case LISTENING -> {
                if (!pause.isZero()) {
                    endpointing.wentOnAfter(pause);
                }
                disarmPause();
            }
            case PROCESSING -> takeBack();
            case SPEAKING -> hold();
            default -> {}
        }
    }

    /** Words that end the call in any case are not stopped. */
    private void hold() {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        if (!held && !lastWords) {
            held = true;
            timers.disarm(Kind.REPLY);
            decide(new TurnDecision.Hold(turn));
        }
    }

    private void speechSustained(long nowNanos) {
        if (!caller.speaking()) {
            return;
        }
        caller.sustain();
        if (state == TurnState.SPEAKING && held) {
            interrupt(nowNanos);
        }
    }

    /** The caller goes on before the reply began: the reply is withdrawn, its question stays part of the turn. */
    private void takeBack() {
        decide(new TurnDecision.Withdraw(turn));
        timers.disarm(Kind.REPLY);
        caller.carry(asked);
        move(TurnState.LISTENING);
    }

    private void speechStopped(SpeechEdge.Stopped edge, long nowNanos) {
        if (!caller.speaking()) {
            return;
        }
        caller.stop(edge, nowNanos);
        if (state == TurnState.LISTENING) {
            armEndpoint(nowNanos);
        } else if (state == TurnState.SPEAKING && held) {
            timers.arm(Kind.FALSE_INTERRUPTION, settings.floor().falseInterruptionAfter());
        }
    }

    private void text(TurnInput.Text heard, long nowNanos) {
        caller.text(heard);
        if (state == TurnState.SPEAKING && held) {
            decideHeld(nowNanos);
        } else if (state == TurnState.LISTENING && caller.settled() && caller.isPauseOver()) {
            takeTurn(nowNanos);
        }
    }

    private void decideHeld(long nowNanos) {
        if (!Backchannel.matches(caller.freshText())) {
            interrupt(nowNanos);
        } else if (caller.settled()) {
            resume();
        }
    }

    private void interrupt(long nowNanos) {
        timers.disarm(Kind.REPLY);
        timers.disarm(Kind.FALSE_INTERRUPTION);
        held = false;
        decide(new TurnDecision.Interrupt(turn));
        move(TurnState.LISTENING);
        if (!caller.speaking()) {
            armEndpoint(nowNanos);
        }
    }

    private void resume() {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        held = false;
        caller.clear();
        decide(new TurnDecision.DropSpeech());
        decide(new TurnDecision.Resume(turn));
        if (soundless) {
            timers.arm(Kind.REPLY, settings.limits().reply());
        }
    }

    private void estimate(double endOfTurn, long nowNanos) {
        caller.estimate(endOfTurn);
        if (state == TurnState.LISTENING && caller.pausing() && !caller.isPauseOver()) {
            armEndpoint(nowNanos);
        }
    }

    private void armEndpoint(long nowNanos) {
        Duration waited = Duration.ofNanos(nowNanos - caller.speechEndNanos());
        timers.arm(Kind.ENDPOINT, endpointing.patience(caller.estimate()).minus(waited));
    }

    private void digit(char digit, long nowNanos) {
        if (state == TurnState.INITIAL || state == TurnState.AWAY) {
            return;
        }
        timers.disarm(Kind.IDLE);
        if (lastWords) {
            return;
        }
        if (state == TurnState.SPEAKING) {
            interrupt(nowNanos);
        } else if (state == TurnState.PROCESSING) {
            takeBack();
        }
        if (digit != '#') {
            caller.digit(digit);
        }
        if (state == TurnState.LISTENING) {
            timers.arm(Kind.DIGITS, digit == '#' ? Duration.ZERO : settings.floor().digitPause());
        }
    }

    private void audible(TurnId reply, long nowNanos) {
        if (!reply.equals(turn) || (state != TurnState.PROCESSING && state != TurnState.SPEAKING)) {
            return;
        }
        soundless = false;
        timers.disarm(Kind.REPLY);
        if (state == TurnState.PROCESSING) {
            move(TurnState.SPEAKING);
        }
        if (caller.speaking()) {
            hold();
            if (held && caller.sustained()) {
                interrupt(nowNanos);
            }
        }
    }

    private void heard(TurnId reply, Optional<EndReason> then, long nowNanos) {
        if (!reply.equals(turn) || state != TurnState.SPEAKING) {
            return;
        }
        if (then.isPresent()) {
            end(then.get());
            return;
        }
        failures = asked.isEmpty() ? failures : 0;
        asked = "";
        held = false;
        timers.disarm(Kind.FALSE_INTERRUPTION);
        if (caller.pausing() || caller.speaking()) {
            move(TurnState.LISTENING);
            if (caller.pausing()) {
                armEndpoint(nowNanos);
            }
        } else if (!caller.words().isEmpty()) {
            ask(caller.words(), nowNanos);
        } else {
            listen();
        }
    }

    private void listen() {
        move(TurnState.LISTENING);
        timers.arm(Kind.IDLE, settings.floor().repromptAfter());
    }

    private void failed(TurnId reply) {
        if (!reply.equals(turn) || (state != TurnState.PROCESSING && state != TurnState.SPEAKING)) {
            return;
        }
        failures++;
        giveUpReply();
        if (failures > MOST_FAILURES) {
            end(EndReason.PROVIDER_FAILED);
        } else if (failures == MOST_FAILURES) {
            say(Prompt.FAILURE_FAREWELL, Optional.of(EndReason.PROVIDER_FAILED));
        } else {
            say(Prompt.APOLOGY, Optional.empty());
        }
    }

    private void fail() {
        if (state == TurnState.INITIAL || state == TurnState.AWAY) {
            end(EndReason.PROVIDER_FAILED);
            return;
        }
        giveUpReply();
        failures = MOST_FAILURES;
        say(Prompt.FAILURE_FAREWELL, Optional.of(EndReason.PROVIDER_FAILED));
    }

    private void giveUpReply() {
        abandon();
        asked = "";
        disarmTurn();
    }

    private void timer(TurnTimer timer, long nowNanos) {
        if (!timers.fired(timer)) {
            return;
        }
        switch (timer.kind()) {
            case ENDPOINT -> {
                caller.pauseOver(nowNanos);
                if (caller.settled()) {
                    takeTurn(nowNanos);
                } else {
                    timers.arm(Kind.RECOGNITION, settings.endpointing().recognition());
                }
            }
            case RECOGNITION, DIGITS -> takeTurn(nowNanos);
            case FALSE_INTERRUPTION -> resume();
            case IDLE -> idle();
            case REPLY -> failed(turn);
            case AWAY -> end(EndReason.LINE_LOST);
            case CALL -> timeIsUp();
        }
    }

    private void timeIsUp() {
        if (state == TurnState.AWAY) {
            end(EndReason.MAX_DURATION);
        } else {
            giveUpReply();
            say(Prompt.TIME_FAREWELL, Optional.of(EndReason.MAX_DURATION));
        }
    }

    private void takeTurn(long nowNanos) {
        disarmPause();
        timers.disarm(Kind.DIGITS);
        String words = caller.words();
        if (!words.isEmpty()) {
            silences = 0;
            notUnderstood = 0;
            ask(words, nowNanos);
            return;
        }
        boolean sayIt = caller.worthAsking() && notUnderstood < MOST_NOT_UNDERSTOOD;
        caller.clear();
        decide(new TurnDecision.DropSpeech());
        if (sayIt) {
            notUnderstood++;
            say(Prompt.NOT_UNDERSTOOD, Optional.empty());
        } else {
            timers.arm(Kind.IDLE, settings.floor().repromptAfter());
        }
    }

    private void ask(String words, long nowNanos) {
        turn = turn.next();
        asked = words;
        soundless = true;
        TurnDecision.TurnTiming timing =
                new TurnDecision.TurnTiming(caller.speechEndNanos(), caller.pauseOverNanos(), nowNanos);
        caller.clear();
        timers.disarm(Kind.IDLE);
        timers.arm(Kind.REPLY, settings.limits().reply());
        move(TurnState.PROCESSING);
        decide(new TurnDecision.Ask(turn, words, timing));
    }

    private void idle() {
        if (silences >= settings.floor().reprompts()) {
            say(Prompt.SILENT_FAREWELL, Optional.of(EndReason.CALLER_SILENT));
        } else {
            silences++;
            say(Prompt.STILL_THERE, Optional.empty());
        }
    }

    /** A prompt goes straight to {@link TurnState#SPEAKING}: nothing has to be thought of first. */
    private void say(Prompt prompt, Optional<EndReason> then) {
        turn = turn.next();
        held = false;
        soundless = true;
        lastWords = then.isPresent() && then.get() != EndReason.CALLER_SILENT;
        asked = "";
        disarmPause();
        timers.disarm(Kind.IDLE);
        timers.arm(Kind.REPLY, settings.limits().reply());
        if (state != TurnState.SPEAKING) {
            move(TurnState.SPEAKING);
        }
        decide(new TurnDecision.Say(turn, prompt, then));
    }

    private void end(EndReason reason) {
        abandon();
        timers.disarmAll();
        move(TurnState.ENDED);
        decide(new TurnDecision.End(reason));
    }

    private void abandon() {
        if (state == TurnState.SPEAKING || state == TurnState.PROCESSING) {
            decide(new TurnDecision.Abandon(turn));
        }
    }

    private void disarmPause() {
        timers.disarm(Kind.ENDPOINT);
        timers.disarm(Kind.RECOGNITION);
    }

    private void disarmTurn() {
        disarmPause();
        held = false;
        soundless = false;
        timers.disarm(Kind.FALSE_INTERRUPTION);
        timers.disarm(Kind.IDLE);
        timers.disarm(Kind.DIGITS);
        timers.disarm(Kind.REPLY);
    }

    private void decide(TurnDecision decision) {
        decisions.accept(decision);
    }

    private void move(TurnState to) {
        if (!state.next().contains(to)) {
            throw new IllegalStateException("a session cannot go from " + state + " to " + to);
        }
        state = to;
    }
}
