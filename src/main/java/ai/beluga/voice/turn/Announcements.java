package ai.beluga.voice.turn;

import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.TurnId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What somebody outside of the conversation wants to be said: waits for the floor, and is followed to its end. Looks at the
 * floor after each input; of each announcement is decided exactly once that it is over, unless the call ends before.
 */
final class Announcements {

    private final Floor floor;
    private final CallerTurn caller;
    private final Prompting prompting;
    private final KeyInput keys;
    private final Runnable room;
    private final Consumer<TurnDecision> decisions;
    private final Deque<Announcement> waiting = new ArrayDeque<>();
    private Optional<Said> said = Optional.empty();

    private record Said(int number, TurnId turn) {}

    /** @param room makes what is under way give way to other words */
    Announcements(
            Floor floor,
            CallerTurn caller,
            Prompting prompting,
            KeyInput keys,
            Runnable room,
            Consumer<TurnDecision> decisions) {
        this.floor = floor;
        this.caller = caller;
        this.prompting = prompting;
        this.keys = keys;
        this.room = room;
        this.decisions = decisions;
    }

    /** What does not wait for the floor goes before what does. */
    void add(Announcement announcement) {
        if (announcement.how().waits()) {
            waiting.add(announcement);
            return;
        }
        List<Announcement> patient =
                waiting.stream().filter(other -> other.how().waits()).toList();
        List<Announcement> hasty = new ArrayList<>(waiting);
        hasty.removeAll(patient);
        waiting.clear();
        waiting.addAll(hasty);
        waiting.add(announcement);
        waiting.addAll(patient);
    }

    /** Takes one back that waits; {@code true} when it is being said right now, which is for somebody else to stop. */
    boolean cancel(int number) {
        if (waiting.removeIf(announcement -> announcement.number() == number)) {
            over(number, ReplyEnd.CANCELLED);
        }
        return said.filter(now -> now.number() == number && floor.isUnderWay(now.turn()))
                .isPresent();
    }

    /** This reply is one of them. */
    boolean isSaying(TurnId reply) {
        return said.filter(now -> now.turn().equals(reply)).isPresent() && floor.isUnderWay(reply);
    }

    /** An input was dealt with. */
    void after(TurnInput input, long nowNanos) {
        if (floor.is(TurnState.ENDED)) {
            return;
        }
        if (said.filter(now -> !floor.isUnderWay(now.turn())).isPresent()) {
            settle(ReplyEnd.by(input));
        }
        if (!waiting.isEmpty() && mayBegin(waiting.peek())) {
            begin(waiting.remove(), nowNanos);
        }
    }

    private boolean mayBegin(Announcement next) {
        boolean polite = next.how().waits();
        return switch (floor.state()) {
            case INITIAL, AWAY, ENDED -> false;
            case LISTENING -> polite ? callerIsDone() : mayBreakIn();
            case PROCESSING -> !polite && !caller.speaking();
            case SPEAKING ->
                !polite
                        && !caller.speaking()
                        && floor.lastWords().isEmpty()
                        && floor.stoppedBy() != Interruptibility.NEVER;
        };
    }

    private boolean callerIsDone() {
        return !keys.collecting() && !caller.spoke() && caller.words().isEmpty();
    }

    /** What is said over a collection is kept for after it; any other turn of the caller is heard out. */
    private boolean mayBreakIn() {
        return keys.collecting() ? !caller.speaking() : !caller.spoke();
    }

    private void begin(Announcement next, long nowNanos) {
        room.run();
        settle(ReplyEnd.REPLACED);
        prompting.announce(next, nowNanos);
        said = Optional.of(new Said(next.number(), floor.turn()));
        if (next.oneKey()) {
            keys.oneAnswers(floor.turn());
        }
        next.keys().ifPresent(rule -> keys.announced(next.number(), floor.turn(), rule, nowNanos));
    }

    private void settle(ReplyEnd how) {
        said.ifPresent(now -> over(now.number(), how));
        said = Optional.empty();
    }

    private void over(int number, ReplyEnd how) {
        decisions.accept(new TurnDecision.AnnouncementOver(number, how));
    }
}
