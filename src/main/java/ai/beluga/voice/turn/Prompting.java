package ai.beluga.voice.turn;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;

/** What is said to the caller without the agent, and when the call ends with it. */
final class Prompting {

    /** Last words that nobody reports to be over must not keep a call alive. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final TurnSettings settings;
    private final Floor floor;
    private final ArmedTimers timers;
    private final Contest contest;
    private final Lapses lapses;
    private final Runnable begins;

    /** @param begins told before each prompt */
    Prompting(TurnSettings settings, Floor floor, ArmedTimers timers, Contest contest, Lapses lapses, Runnable begins) {
        this.settings = settings;
        this.floor = floor;
        this.timers = timers;
        this.contest = contest;
        this.lapses = lapses;
        this.begins = begins;
    }

    /** A reply broke off or never came. */
    void failed(TurnId reply, long nowNanos) {
        if (!floor.isUnderWay(reply)) {
            return;
        }
        if (floor.lastWords().isPresent()) {
            floor.end(floor.lastWords().get());
            return;
        }
        floor.fail();
        if (lapses.failedTooOften()) {
            fails(nowNanos);
        } else {
            say(Prompt.APOLOGY, Optional.empty(), nowNanos);
        }
    }

    /** An engine the call cannot do without is gone. */
    void engineLost(long nowNanos) {
        if (floor.is(TurnState.INITIAL) || floor.is(TurnState.AWAY)) {
            floor.end(EndReason.PROVIDER_FAILED);
        } else if (floor.lastWords().isEmpty()) {
            floor.abandon();
            fails(nowNanos);
        }
    }

    /** The call goes no further here: a person takes over where configuration says so. */
    private void fails(long nowNanos) {
        boolean transfer = settings.deadAir().transfer();
        say(
                transfer ? Prompt.FAILURE_TRANSFER : Prompt.FAILURE_FAREWELL,
                Optional.of(transfer ? EndReason.TRANSFER : EndReason.PROVIDER_FAILED),
                nowNanos);
    }

    /** The caller has been silent. */
    void idle(long nowNanos) {
        if (lapses.silentTooLong(settings.floor().reprompts())) {
            say(Prompt.SILENT_FAREWELL, Optional.of(EndReason.CALLER_SILENT), nowNanos);
        } else {
            say(Prompt.STILL_THERE, Optional.empty(), nowNanos);
        }
    }

    /** The longest duration of the call is reached. */
    void timeIsUp(long nowNanos) {
        if (floor.is(TurnState.AWAY) || floor.lastWords().isPresent()) {
            floor.end(floor.lastWords().orElse(EndReason.MAX_DURATION));
        } else {
            floor.abandon();
            say(Prompt.TIME_FAREWELL, Optional.of(EndReason.MAX_DURATION), nowNanos);
        }
    }

    /** Says a prompt, after which the call may end. A caller who is speaking right now is not spoken over. */
    void say(Prompt prompt, Optional<EndReason> then, long nowNanos) {
        begins.run();
        timers.disarmTurn();
        contest.forget();
        floor.say(
                prompt,
                then,
                prompt == Prompt.TAKE_OVER
                        ? Interruptibility.KEYS
                        : settings.interruption().of(prompt));
        if (floor.lastWords().isPresent()) {
            timers.arm(Kind.CALL, LAST_WORDS);
        } else {
            contest.promptBegins(nowNanos);
        }
    }

    /** Says what somebody outside of the conversation wants to be said; a caller who is speaking is not spoken over. */
    void announce(Announcement announcement, long nowNanos) {
        begins.run();
        timers.disarmTurn();
        contest.forget();
        floor.announce(announcement);
        contest.promptBegins(nowNanos);
    }
}
