package ai.beluga.voice.turn;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.WaitStep;
import java.time.Duration;
import java.util.Optional;

/** What the turn machine decides. Carried out in the order given. */
public sealed interface TurnDecision {

    /** The caller's turn is over: ask the agent for a reply. */
    record Ask(TurnId turn, String text, TurnTiming timing) implements TurnDecision {}

    /** Say a prompt; {@code then} holds why the call ends once it was heard. */
    record Say(TurnId turn, Prompt prompt, Optional<EndReason> then) implements TurnDecision {}

    /** Say what somebody outside of the conversation wants to be said. */
    record Announce(TurnId turn, int number, String words) implements TurnDecision {}

    /** An announcement with this number is over, or will not be said. */
    record AnnouncementOver(int number, ReplyEnd how) implements TurnDecision {}

    /**
     * What became of the keys that a reply or an announcement asked for.
     *
     * @param turn the reply that asked for them
     * @param blind nobody but who asked for them may know them
     */
    record Collected(TurnId turn, DigitResult result, boolean blind) implements TurnDecision {

        /** The same without the keys, where they are secret. */
        public Collected masked() {
            return blind ? new Collected(turn, result.masked(), true) : this;
        }
    }

    /** Stop sending the reply, keep what was not sent. */
    record Hold(TurnId turn) implements TurnDecision {}

    /** Go on sending where it was held. */
    record Resume(TurnId turn) implements TurnDecision {}

    /** The caller took the floor: clear, cancel, keep what was heard. */
    record Interrupt(TurnId turn) implements TurnDecision {}

    /** Give up a reply of which nothing was heard; the caller goes on with the same turn. */
    record Withdraw(TurnId turn) implements TurnDecision {}

    /**
     * Give up a reply for another reason: it failed, the line is lost, something else is to be said, the call ends.
     *
     * @param failed it broke off, or the caller has waited for it in vain
     */
    record Abandon(TurnId turn, boolean failed) implements TurnDecision {}

    /**
     * The caller's turn may be over: have a reply to these words ready. Nothing of it is heard, remembered or done before
     * the {@link Ask} with the same turn, which says whether these were the caller's last words.
     *
     * @param turn the reply it would be
     * @param generation counts up within a call: what another one left behind is stale
     */
    record Prepare(TurnId turn, int generation, String text) implements TurnDecision {}

    /** Give the prepared reply up: the caller goes on, or the turn went another way. */
    record Unprepare(TurnId turn, int generation) implements TurnDecision {}

    /** The caller hears nothing and waits for this reply, or for the turn before it to be understood: do something about it. */
    record Bridge(TurnId turn, WaitStep step) implements TurnDecision {}

    /** What was recognised since the last turn was no turn. */
    record DropSpeech() implements TurnDecision {}

    /**
     * The call ends, and these are the caller's last words: nobody is asked, but they were said. Stages see it behind the
     * {@link End}, since what was heard of the reply comes before it.
     */
    record Unasked(TurnId turn, String text) implements TurnDecision {}

    /** Tell me after {@code delay}. */
    record Arm(TurnTimer timer, Duration delay) implements TurnDecision {}

    /** Do not tell me any more. */
    record Disarm(TurnTimer timer) implements TurnDecision {}

    /** The conversation is over. */
    record End(EndReason reason) implements TurnDecision {}

    /**
     * When a turn came to its end, on the clock the machine was given.
     *
     * @param speechEndNanos end of the caller's speech
     * @param pauseOverNanos when the pause had lasted long enough; where words came late and asked for more, so long before
     *     {@code takenNanos} as their recognition took
     * @param takenNanos when the text was there too and the agent was asked
     */
    record TurnTiming(long speechEndNanos, long pauseOverNanos, long takenNanos) {}
}
