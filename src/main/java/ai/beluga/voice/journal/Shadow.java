package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnMachine;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A turn machine that is told what a journal without text holds, and must decide what the call's own machine decided with the
 * caller's words. So a journal that was written to its end gives the same decisions again, whatever the core looks at in words.
 */
final class Shadow {

    private final Header header;
    private final Queue<TurnDecision> decided = new ArrayDeque<>();
    private final TurnMachine machine;

    Shadow(Header header) {
        this.header = header;
        this.machine = new TurnMachine(header.turn(), decided::add);
    }

    /** {@code false} when the call decided otherwise; then nothing that follows means anything. */
    boolean agrees(Entry entry) {
        return switch (entry) {
            case Entry.Decision decision -> {
                TurnDecision mine = decided.poll();
                yield mine != null
                        && JournalLines.asJournaled(header, mine)
                                .equals(JournalLines.asJournaled(header, decision.decision()));
            }
            case Entry.Input input -> decided.isEmpty() && goesOn(input);
            case Entry.Score score -> decided.isEmpty();
            case Entry.Cut cut -> decided.isEmpty();
        };
    }

    private boolean goesOn(Entry.Input input) {
        try {
            machine.on(input.input(), input.nowNanos());
            return true;
        } catch (IllegalStateException impossible) {
            return false;
        }
    }
}
