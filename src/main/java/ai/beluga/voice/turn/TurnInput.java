package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.TurnId;
import java.time.Duration;
import java.util.Optional;

/** All that the turn machine hears of. */
public sealed interface TurnInput {

    /** News of a reply on its way, which count while it is the one under way. */
    sealed interface OfReply extends TurnInput {

        /** The reply it is about. */
        TurnId turn();
    }

    /** A line is there, the first one or another. */
    record LineAttached() implements TurnInput {}

    /** The line is gone; {@code forGood} holds why no other can come. */
    record LineLost(Optional<EndReason> forGood) implements TurnInput {}

    /** The caller began or stopped speaking. */
    record Edge(SpeechEdge edge) implements TurnInput {}

    /**
     * What was recognised of the turn so far.
     *
     * @param settled {@code true} when all speech up to the last pause is in it
     * @param misheard {@code true} when all of it is likely an acknowledgement of which the recogniser made other words
     */
    record Text(String text, boolean settled, boolean misheard) implements TurnInput {

        /** Stands for words that were said and that nobody knows yet; no word of any list. */
        public static final String UNKNOWN = "…";

        /** Text that is what it says. */
        public Text(String text, boolean settled) {
            this(text, settled, false);
        }
    }

    /** Where the sound under way comes from. */
    record Sound(SoundSource source) implements TurnInput {}

    /** How likely the turn is over, 0..1. */
    record Estimate(double endOfTurn) implements TurnInput {}

    /** What a recogniser that takes turns itself thinks; the text it is about came before. */
    record Judged(Judgement judgement) implements TurnInput {}

    /** What a reply will wait for once it was heard. */
    record Expecting(TurnId turn, Expectation expectation) implements OfReply {}

    /** A key was pressed. */
    record Digit(char digit) implements TurnInput {

        /** The same where the key is nobody's business; {@code #} and {@code *} say nothing by themselves. */
        public Digit masked() {
            return digit == '#' || digit == '*' ? this : new Digit('0');
        }
    }

    /** A reply of the agent asks for keys. */
    record KeysWanted(TurnId turn, DigitRule rule) implements TurnInput {}

    /** Somebody outside the conversation wants something to be said. */
    record Announce(Announcement announcement) implements TurnInput {}

    /** An announcement with this number is not to be said, or not any further, and its keys are not waited for. */
    record CancelAnnouncement(int number) implements TurnInput {}

    /** A clause of a reply is being sent from now on. */
    record ReplySays(TurnId turn, String clause) implements OfReply {}

    /** A reply of the agent tells what may stop it. */
    record ReplyStoppedBy(TurnId turn, Interruptibility what) implements OfReply {}

    /** The caller is asked to wait for a reply from now on. */
    record ReplyFilled(TurnId turn) implements OfReply {}

    /** Of a reply that is not complete the caller hears nothing, since so long. */
    record ReplyDry(TurnId turn, Duration silent) implements OfReply {}

    /** A reply that had fallen silent goes on. */
    record ReplyFlows(TurnId turn) implements OfReply {}

    /** A reply waits for something that takes its time and has a limit of its own from now on, or goes on. */
    record ReplyWorks(TurnId turn, boolean now) implements OfReply {}

    /** The first frame of a reply was sent. */
    record ReplyAudible(TurnId turn) implements OfReply {}

    /** A reply was heard to its end; {@code then} holds why the call ends with it. */
    record ReplyHeard(TurnId turn, Optional<EndReason> then) implements TurnInput {}

    /** A reply broke off or never came. */
    record ReplyFailed(TurnId turn) implements TurnInput {}

    /** An engine the call cannot do without is gone. */
    record EngineLost() implements TurnInput {}

    /** A timer ran out. */
    record TimerFired(TurnTimer timer) implements TurnInput {}

    /** Somebody outside the conversation ends it. */
    record EndRequested(EndReason reason) implements TurnInput {}
}
