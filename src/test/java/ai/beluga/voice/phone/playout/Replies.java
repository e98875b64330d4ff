package ai.beluga.voice.phone.playout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what was heard into replies. Pure. A stream does not say where a reply ends, so a silence longer than
 * {@link #LONGEST_BREAK_SAMPLES}, a clear, or the end of the caller's words ends it; a shorter silence is a break
 * inside it.
 */
public final class Replies {

    /** 1.5 s. */
    public static final long LONGEST_BREAK_SAMPLES = 12_000;

    private Replies() {}

    /**
     * The replies in what was played.
     *
     * @param clears positions at which a clear came
     * @param turns positions at which the caller ended a turn
     */
    public static List<Reply> of(List<Span> spans, List<Long> clears, List<Long> turns) {
        List<Reply> replies = new ArrayList<>();
        for (Span span : spans) {
            Reply last = replies.isEmpty() ? null : replies.getLast();
            if (last == null || isOver(last, span, clears, turns)) {
                replies.add(new Reply(span.start(), span.end(), List.of(), false));
            } else {
                replies.set(replies.size() - 1, extended(last, span));
            }
        }
        for (int i = 0; i < replies.size(); i++) {
            replies.set(i, withFate(replies.get(i), i + 1 < replies.size() ? replies.get(i + 1) : null, clears));
        }
        return replies;
    }

    private static boolean isOver(Reply last, Span next, List<Long> clears, List<Long> turns) {
        return next.start() - last.end() > LONGEST_BREAK_SAMPLES
                || anyBetween(last.end(), next.start(), clears)
                || anyBetween(last.end(), next.start(), turns);
    }

    private static Reply extended(Reply reply, Span span) {
        List<Span> breaks = new ArrayList<>(reply.breaks());
        Span silence = new Span(/* start= */ reply.end(), /* end= */ span.start());
        breaks.add(silence);
        return new Reply(reply.start(), span.end(), List.copyOf(breaks), false);
    }

    private static Reply withFate(Reply reply, @Nullable Reply next, List<Long> clears) {
        long latest = reply.end() + LONGEST_BREAK_SAMPLES;
        long until = next == null ? latest : Math.min(next.start(), latest);
        return new Reply(reply.start(), reply.end(), reply.breaks(), anyBetween(reply.end(), until, clears));
    }

    private static boolean anyBetween(long from, long to, List<Long> positions) {
        return positions.stream().anyMatch(position -> position >= from && position <= to);
    }
}
