package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.s2s.Line;
import java.util.ArrayList;
import java.util.List;

/** Lines that a stream is told and is not to answer, where it takes them only later. */
final class HeldLines {

    private final boolean betweenReplies;
    private final boolean forText;
    private final List<Line> held = new ArrayList<>();

    /**
     * @param betweenReplies while tools have no result a line waits for the end of the reply
     * @param forText a line waits for one that is to be answered
     */
    HeldLines(boolean betweenReplies, boolean forText) {
        this.betweenReplies = betweenReplies;
        this.forText = forText;
    }

    /** What is taken now that this line is told, in order. */
    List<Line> told(Line line, boolean reply, boolean owesResults) {
        List<Line> taken = new ArrayList<>();
        if (!reply && (forText || betweenReplies && owesResults)) {
            held.add(line);
            return taken;
        }
        if (forText) {
            taken.addAll(release());
        }
        taken.add(line);
        return taken;
    }

    /** A reply has ended, and its tools have their results. */
    List<Line> replyEnded() {
        return forText ? List.of() : release();
    }

    private List<Line> release() {
        List<Line> released = List.copyOf(held);
        held.clear();
        return released;
    }
}
