package ai.beluga.voice.turn;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The state of the conversation and the reply under way: the moves that are allowed, and the decisions that make them. At
 * most one reply is under way.
 */
final class Floor {

    private final Duration replyLimit;
    private final ArmedTimers timers;
    private final Consumer<TurnDecision> decisions;
    private TurnState state = TurnState.INITIAL;
    private TurnId turn = TurnId.NONE;
    private boolean underWay;
    private boolean audible;
    private boolean held;
    private String question = "";
    private Optional<EndReason> promptEnds = Optional.empty();
    private boolean last;

    Floor(Duration replyLimit, ArmedTimers timers, Consumer<TurnDecision> decisions) {
        this.replyLimit = replyLimit;
        this.timers = timers;
        this.decisions = decisions;
    }

    TurnState state() {
        return state;
    }

    boolean is(TurnState other) {
        return state == other;
    }

    TurnId turn() {
        return turn;
    }

    boolean isUnderWay(TurnId reply) {
        return underWay && reply.equals(turn);
    }

    boolean held() {
        return held;
    }

    /** The reply under way is an agent's answer, no prompt. */
    boolean answered() {
        return !question.isEmpty();
    }

    /** Why the call ends once the prompt under way was heard. */
    Optional<EndReason> promptEnds() {
        return promptEnds;
    }

    /** Why the call ends whatever the caller does now: its last words are being said. */
    Optional<EndReason> lastWords() {
        return last ? promptEnds : Optional.empty();
    }

    void ask(String words, TurnDecision.TurnTiming timing) {
        begin(words);
        move(TurnState.PROCESSING);
        decide(new TurnDecision.Ask(turn, words, timing));
    }

    /** A prompt goes straight to {@link TurnState#SPEAKING}: nothing has to be thought of first. */
    void say(Prompt prompt, Optional<EndReason> then) {
        begin("");
        promptEnds = then;
        last = !prompt.interruptible();
        if (state != TurnState.SPEAKING) {
            move(TurnState.SPEAKING);
        }
        decide(new TurnDecision.Say(turn, prompt, then));
    }

    private void begin(String words) {
        turn = turn.next();
        question = words;
        promptEnds = Optional.empty();
        last = false;
        underWay = true;
        audible = false;
        held = false;
        timers.arm(Kind.REPLY, replyLimit);
    }

    /** The first frame was sent. A reply that was to be held may have slipped out: it is held now. */
    void becomeAudible() {
        audible = true;
        timers.disarm(Kind.REPLY);
        if (state == TurnState.PROCESSING) {
            move(TurnState.SPEAKING);
        }
        if (held) {
            decide(new TurnDecision.Hold(turn));
        }
    }

    /** While held nothing becomes audible: the limit for it starts again when the reply goes on. Last words are not held. */
    void hold() {
        if (!held && !last) {
            held = true;
            timers.disarm(Kind.REPLY);
            decide(new TurnDecision.Hold(turn));
        }
    }

    void resume() {
        held = false;
        decide(new TurnDecision.Resume(turn));
        if (!audible) {
            timers.arm(Kind.REPLY, replyLimit);
        }
    }

    void interrupt() {
        over();
        decide(new TurnDecision.Interrupt(turn));
        move(TurnState.LISTENING);
    }

    /** Takes the question back; gives its words. */
    String withdraw() {
        over();
        decide(new TurnDecision.Withdraw(turn));
        return question;
    }

    void abandon() {
        if (underWay) {
            over();
            decide(new TurnDecision.Abandon(turn));
        }
    }

    /** The reply was heard to its end, or is given up. */
    void over() {
        underWay = false;
        held = false;
        timers.disarm(Kind.REPLY);
    }

    void end(EndReason reason) {
        abandon();
        timers.disarmAll();
        move(TurnState.ENDED);
        decide(new TurnDecision.End(reason));
    }

    void move(TurnState to) {
        if (!state.next().contains(to)) {
            throw new IllegalStateException("a session cannot go from " + state + " to " + to);
        }
        state = to;
    }

    private void decide(TurnDecision decision) {
        decisions.accept(decision);
    }
}
