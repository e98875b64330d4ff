package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The keys the caller presses. Where keys were asked for they are of that collection; otherwise they are words of the turn,
 * which a pause or {@code #} ends. A collection lasts until its keys are there or are waited for no longer, whatever is said
 * meanwhile; what the caller says in it is heard out after it.
 */
final class KeyInput {

    /** What keys bring about; each is told the time. */
    record Effects(LongConsumer floorTaken, LongConsumer callerSilent) {}

    private final FloorSettings settings;
    private final Floor floor;
    private final CallerTurn caller;
    private final ArmedTimers timers;
    private final Consumer<TurnDecision> decisions;
    private final Effects effects;
    private final KeyRequest asked = new KeyRequest();
    private boolean onlyAsked;
    private Optional<TurnId> oneKeyTo = Optional.empty();
    /** Keys that may be a secret were said, only not which. */
    private boolean saidHidden;
    /** The question under way has them. */
    private boolean askedHidden;

    /** The keys kept over words that nothing stops are all there. */
    private boolean complete;

    KeyInput(
            FloorSettings settings,
            Floor floor,
            CallerTurn caller,
            ArmedTimers timers,
            Consumer<TurnDecision> decisions,
            Effects effects) {
        this.settings = settings;
        this.floor = floor;
        this.caller = caller;
        this.timers = timers;
        this.decisions = decisions;
        this.effects = effects;
    }

    /** Keys were asked for, and are not all there. */
    boolean collecting() {
        return asked.now();
    }

    /** A key pressed now is secret. */
    boolean hides(long nowNanos) {
        return asked.hides(nowNanos);
    }

    /** This reply is answered with one key. */
    void oneAnswers(TurnId reply) {
        oneKeyTo = Optional.of(reply);
    }

    /** An announcement that asks for keys is being said. */
    void announced(int number, TurnId turn, DigitRule rule, long nowNanos) {
        giveUp(nowNanos);
        asked.by(number, turn, rule);
    }

    /** The agent's reply asks for keys; speech does not stop it, unless the agent says so after this. */
    void wanted(TurnId reply, DigitRule rule, long nowNanos) {
        if (floor.isUnderWay(reply) && floor.answered() && !asked.isBy(reply)) {
            giveUp(nowNanos);
            asked.by(KeyRequest.AGENT, reply, rule);
            if (floor.isItselfStoppedBy(Interruptibility.SPEECH)) {
                floor.stoppedBy(Interruptibility.KEYS);
            }
            if (rule.blind() && caller.keyed()) {
                collectKept(nowNanos);
            }
        } else if (rule.blind() && caller.keyed() && reply.equals(floor.turn())) {
            caller.takeKeys().chars().forEach(key -> caller.digit('*', nowNanos));
            asked.wereSecret(rule, nowNanos);
        }
    }

    /** The keys pressed over the reply so far are of what it asks for. */
    private void collectKept(long nowNanos) {
        for (char key : caller.takeKeys().toCharArray()) {
            if (asked.keys().result().isEmpty()) {
                asked.press(key, nowNanos);
            }
        }
        complete = false;
        settle(false, nowNanos);
    }

    /** The caller's words are asked now: what is keyed in after them has to do with them. */
    void asks() {
        askedHidden = saidHidden;
        saidHidden = false;
        if (!caller.freshText().isBlank()) {
            asked.asked();
        }
    }

    /** The keys of this announcement are not wanted any more. */
    void cancel(int number, long nowNanos) {
        if (asked.isBy(number)) {
            giveUp(nowNanos);
            goOn();
        }
    }

    /** A key takes the floor at once, unless nothing may stop the reply. */
    void pressed(char key, long nowNanos) {
        if (floor.lastWords().isPresent()) {
            return;
        }
        boolean hidden = asked.hides(nowNanos);
        if (asked.now()) {
            collect(key, nowNanos);
        } else if (!asked.swallows(key, nowNanos)) {
            say(hidden && key != '#' ? '*' : key, nowNanos);
            saidHidden |= hidden;
        }
    }

    /** A reply was heard to its end. One that answers keys which may have been a secret asks for something else. */
    void heard(boolean answer) {
        if (answer && askedHidden) {
            asked.asked();
            askedHidden = false;
        }
    }

    /** {@code #} ends what was keyed in and says nothing itself. */
    private void say(char key, long nowNanos) {
        if (key == '#' && floor.onlyAsked()) {
            return;
        }
        if (unstoppable()) {
            keep(key, nowNanos);
            return;
        }
        if (floor.is(TurnState.SPEAKING) || floor.is(TurnState.PROCESSING)) {
            effects.floorTaken().accept(nowNanos);
        }
        if (floor.is(TurnState.LISTENING)) {
            timers.disarmTurn();
            if (key != '#') {
                caller.digit(key, nowNanos);
            }
            boolean over = key == '#' || oneKeyTo.filter(floor.turn()::equals).isPresent();
            timers.arm(Kind.DIGITS, over ? Duration.ZERO : settings.digitPause());
        }
    }

    private boolean unstoppable() {
        return floor.is(TurnState.SPEAKING) && floor.stoppedBy() == Interruptibility.NEVER;
    }

    /** A key pressed over words that nothing stops is of the turn that follows them. */
    private void keep(char key, long nowNanos) {
        complete = key == '#' && caller.keyed();
        if (key != '#') {
            caller.digit(key, nowNanos);
        }
    }

    /** The words over which keys were kept are heard: more keys may follow. */
    void awaitMore() {
        timers.arm(Kind.DIGITS, complete ? Duration.ZERO : settings.digitPause());
        complete = false;
    }

    private void collect(char key, long nowNanos) {
        DigitRule rule = asked.keys().rule();
        if (floor.onlyAsked() && rule.end().orElse('#') == key) {
            return;
        }
        boolean skips = rule.end().filter(end -> end == key).isPresent()
                && !asked.keys().begun()
                && floor.isUnderWay(asked.turn());
        if (floor.onlyAsked()) {
            // The caller knows what will be asked: the reply is not needed, and its question is answered by the keys.
            timers.disarm(Kind.FALSE_INTERRUPTION);
            floor.interrupt();
        } else if (floor.is(TurnState.SPEAKING) && !unstoppable()) {
            effects.floorTaken().accept(nowNanos);
        }
        if (skips) {
            // The caller has had enough of the prompt, and has not answered it yet.
            return;
        }
        asked.press(key, nowNanos);
        timers.disarm(Kind.COLLECTION);
        settle(false, nowNanos);
    }

    /** No further key came in time. */
    void timedOut(long nowNanos) {
        asked.keys().timedOut();
        settle(true, nowNanos);
    }

    private void settle(boolean late, long nowNanos) {
        if (asked.keys().result().isEmpty()) {
            return;
        }
        DigitResult result = asked.keys().result().get();
        boolean nothing = result instanceof DigitResult.NoInput
                && caller.words().isEmpty()
                && caller.settled()
                && !caller.speaking();
        if (nothing && asked.isBy(KeyRequest.AGENT)) {
            asked.anew();
            dropSpeech();
            if (late && floor.is(TurnState.LISTENING)) {
                effects.callerSilent().accept(nowNanos);
            }
            return;
        }
        boolean agents = asked.isBy(KeyRequest.AGENT);
        boolean blind = asked.blind();
        over(result, nowNanos);
        if (agents) {
            answer(result, blind, nowNanos);
        }
        goOn();
    }

    /** What the agent asked for is the caller's turn; secret keys only by their number. */
    private void answer(DigitResult result, boolean blind, long nowNanos) {
        String digits = result.digits();
        digits.chars().forEach(key -> caller.digit(blind ? '*' : (char) key, nowNanos));
        complete = !digits.isEmpty() && !floor.is(TurnState.LISTENING);
    }

    private void giveUp(long nowNanos) {
        if (asked.now()) {
            over(new DigitResult.GivenUp(), nowNanos);
        }
    }

    private void over(DigitResult result, long nowNanos) {
        timers.disarm(Kind.COLLECTION);
        TurnId turn = asked.turn();
        boolean blind = asked.blind();
        asked.over(result, nowNanos);
        decisions.accept(new TurnDecision.Collected(turn, result, blind));
    }

    /** What the caller said meanwhile is heard out. */
    private void goOn() {
        if (!floor.is(TurnState.LISTENING)) {
            return;
        }
        if (!caller.words().isEmpty() || caller.pausing() && !caller.settled()) {
            timers.disarmTurn();
            timers.arm(Kind.DIGITS, Duration.ZERO);
        } else if (!caller.speaking()) {
            timers.disarmTurn();
            dropSpeech();
            timers.arm(Kind.IDLE, settings.repromptAfter());
        }
    }

    private void dropSpeech() {
        if (caller.spoke()) {
            caller.dropSpeech();
            decisions.accept(new TurnDecision.DropSpeech());
        }
    }

    /** An input was dealt with. */
    void after(TurnInput input, long nowNanos) {
        boolean before = onlyAsked;
        onlyAsked = floor.onlyAsked();
        asked.line(floor.is(TurnState.AWAY), nowNanos);
        if (floor.is(TurnState.ENDED)) {
            asked.forget();
        }
        if (!asked.now()) {
            return;
        }
        if (floor.is(TurnState.AWAY) || isUnasked(ReplyEnd.by(input), before)) {
            giveUp(nowNanos);
            goOn();
        } else if (floor.is(TurnState.LISTENING)) {
            timers.disarm(Kind.IDLE);
            if (!timers.isArmed(Kind.COLLECTION)) {
                timers.arm(Kind.COLLECTION, asked.keys().patience());
            }
        } else {
            timers.disarm(Kind.COLLECTION);
        }
    }

    /** The reply that asks for the keys was given up, or the caller went on before it began. */
    private boolean isUnasked(ReplyEnd how, boolean before) {
        if (asked.isHeard() || floor.isUnderWay(asked.turn())) {
            return false;
        }
        asked.heard();
        boolean withdrawn =
                before && how == ReplyEnd.INTERRUPTED && !asked.keys().begun();
        return withdrawn || how != ReplyEnd.HEARD && how != ReplyEnd.INTERRUPTED;
    }
}
