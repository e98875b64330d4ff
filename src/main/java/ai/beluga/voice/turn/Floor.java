package ai.beluga.voice.turn;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The state of the conversation and the reply under way: the moves that are allowed, and the decisions that make them. At
 * most one reply is under way.
 */
final class Floor {

    private final Duration replyLimit;
    private final DeadAir deadAir;
    private final ArmedTimers timers;
    private final Supplier<String> unasked;
    private final Consumer<TurnDecision> decisions;
    private final Moves moves;
    private TurnState state = TurnState.INITIAL;
    private TurnId turn = TurnId.NONE;
    private boolean underWay;
    private boolean audible;
    /** The caller was asked to wait for the reply, of which nothing was sent yet. */
    private boolean bridged;

    private boolean held;
    /** It waits for something that has a limit of its own. */
    private boolean works;

    private String question = "";
    private Optional<EndReason> promptEnds = Optional.empty();
    private boolean last;
    private Interruptibility stoppedBy = Interruptibility.SPEECH;

    /** @param unasked gives what the caller has said and nobody was asked */
    Floor(
            Duration replyLimit,
            DeadAir deadAir,
            ArmedTimers timers,
            Supplier<String> unasked,
            Consumer<TurnDecision> decisions,
            Moves moves) {
        this.unasked = unasked;
        this.moves = moves;
        this.replyLimit = replyLimit;
        this.deadAir = deadAir;
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

    /** Something of the reply under way was sent. */
    boolean audible() {
        return underWay && audible;
    }

    boolean held() {
        return held;
    }

    /** The reply under way is an agent's answer, no prompt. */
    boolean answered() {
        return !question.isEmpty();
    }

    /** Nothing of the reply was sent yet, though the caller may have been asked to wait for it: it can be taken back. */
    boolean onlyAsked() {
        return state == TurnState.PROCESSING || bridged;
    }

    /** What may stop the reply under way; being asked to wait can always be stopped. */
    Interruptibility stoppedBy() {
        return bridged ? Interruptibility.SPEECH : stoppedBy;
    }

    /** This may stop the reply itself, whatever may stop the caller's being asked to wait for it. */
    boolean isItselfStoppedBy(Interruptibility what) {
        return stoppedBy == what;
    }

    /** The reply under way says so itself; one held by now stays held. */
    void stoppedBy(Interruptibility what) {
        stoppedBy = what;
    }

    /** A reply is under way that the caller's speech can stop; one not audible yet always can be taken back. */
    boolean yieldsToSpeech() {
        return state == TurnState.PROCESSING
                || state == TurnState.SPEAKING && (held || stoppedBy() == Interruptibility.SPEECH);
    }

    /** Why the call ends once the prompt under way was heard. */
    Optional<EndReason> promptEnds() {
        return promptEnds;
    }

    /** Why the call ends whatever the caller does now: its last words are being said. */
    Optional<EndReason> lastWords() {
        return last ? promptEnds : Optional.empty();
    }

    void ask(String words, TurnDecision.TurnTiming timing, Interruptibility by) {
        begin(words, by);
        move(TurnState.PROCESSING);
        decide(new TurnDecision.Ask(turn, words, timing));
        deadAir.asked(timing);
    }

    /** A prompt goes straight to {@link TurnState#SPEAKING}: nothing has to be thought of first. */
    void say(Prompt prompt, Optional<EndReason> then, Interruptibility by) {
        begin("", by);
        promptEnds = then;
        last = !prompt.interruptible();
        if (state != TurnState.SPEAKING) {
            move(TurnState.SPEAKING);
        }
        decide(new TurnDecision.Say(turn, prompt, then));
    }

    /** Words of somebody outside are said like a prompt. */
    void announce(Announcement announcement) {
        begin("", announcement.how().stoppedBy());
        if (state != TurnState.SPEAKING) {
            move(TurnState.SPEAKING);
        }
        decide(new TurnDecision.Announce(turn, announcement.number(), announcement.words()));
    }

    private void begin(String words, Interruptibility by) {
        turn = turn.next();
        stoppedBy = by;
        question = words;
        promptEnds = Optional.empty();
        last = false;
        underWay = true;
        audible = false;
        bridged = false;
        held = false;
        works = false;
        timers.arm(Kind.REPLY, replyLimit);
    }

    /** The reply under way waits for something that has a limit of its own from now on, or goes on: then it has all its time. */
    void works(boolean now, long nowNanos) {
        works = now;
        deadAir.works(now, nowNanos);
        if (now) {
            timers.disarm(Kind.REPLY);
        } else {
            armReply();
        }
    }

    private void armReply() {
        if (!audible && !held && !works) {
            timers.arm(Kind.REPLY, replyLimit);
        }
    }

    /** The first frame was sent. A reply that was to be held may have slipped out: it is held now. */
    void becomeAudible() {
        wasAudible();
        if (held) {
            decide(new TurnDecision.Hold(turn));
        }
    }

    /** The caller is asked to wait. */
    void bridge() {
        deadAir.sounds();
        if (!audible) {
            bridged = true;
            if (state == TurnState.PROCESSING) {
                move(TurnState.SPEAKING);
            }
        }
        if (held) {
            decide(new TurnDecision.Hold(turn));
        }
    }

    /** Something of the reply was sent, now or before. */
    void wasAudible() {
        audible = true;
        bridged = false;
        timers.disarm(Kind.REPLY);
        deadAir.answerBegan();
        if (state == TurnState.PROCESSING) {
            move(TurnState.SPEAKING);
        }
    }

    /** While held nothing becomes audible: the limit for it starts again when the reply goes on. */
    void hold() {
        if (!held && yieldsToSpeech()) {
            held = true;
            timers.disarm(Kind.REPLY);
            deadAir.held();
            decide(new TurnDecision.Hold(turn));
        }
    }

    void resume(long nowNanos) {
        held = false;
        decide(new TurnDecision.Resume(turn));
        armReply();
        deadAir.resumed(nowNanos);
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
        abandon(false);
    }

    /** The reply under way broke off, or the caller has waited for it in vain. */
    void fail() {
        abandon(true);
    }

    private void abandon(boolean failed) {
        if (underWay) {
            over();
            decide(new TurnDecision.Abandon(turn, failed));
        }
    }

    /** The reply was heard to its end, or is given up. */
    void over() {
        underWay = false;
        held = false;
        works = false;
        bridged = false;
        timers.disarm(Kind.REPLY);
        deadAir.over();
    }

    /** The call is over; what the caller said last is not lost. */
    void end(EndReason reason) {
        String lastSaid = unasked.get();
        abandon();
        timers.disarmAll();
        move(TurnState.ENDED);
        if (!lastSaid.isEmpty()) {
            turn = turn.next();
            decide(new TurnDecision.Unasked(turn, lastSaid));
        }
        decide(new TurnDecision.End(reason));
    }

    void move(TurnState to) {
        if (!state.next().contains(to)) {
            throw new IllegalStateException("a session cannot go from " + state + " to " + to);
        }
        TurnState from = state;
        state = to;
        moves.moved(from, to, turn);
    }

    private void decide(TurnDecision decision) {
        decisions.accept(decision);
    }
}
