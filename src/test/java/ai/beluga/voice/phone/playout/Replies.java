package ai.beluga.voice.phone.playout;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what was heard into replies. Pure. A stream does not say where a reply ends, so a silence longer than
 * {@link #LONGEST_BREAK_SAMPLES} or a clear ends it; a shorter silence is a break inside it.
 */
public final class Replies {

    /** 1.5 s. */
    public static final long LONGEST_BREAK_SAMPLES = 12_000;

    private Replies() {}

    /** The replies in what was played. */
    public static List<Reply> of(List<Span> spans, List<Long> clears) {
        List<Reply> replies = new ArrayList<>();
        for (Span span : spans) {
            Reply last = replies.isEmpty() ? null : replies.getLast();
            if (last == null || isOver(last, span, clears)) {
                replies.add(new Reply(span.start(), span.end(), List.of(), false));
            } else {
                replies.set(replies.size() - 1, extended(last, span));
            }
        }
        replies.replaceAll(reply -> withFate(reply, replies, clears));
        return replies;
    }

    private static boolean isOver(Reply last, Span next, List<Long> clears) {
        return next.start() - last.end() > LONGEST_BREAK_SAMPLES || clearBetween(last.end(), next.start(), clears);
    }

    private static Reply extended(Reply reply, Span span) {
        List<Span> breaks = new ArrayList<>(reply.breaks());
        breaks.add(new Span(reply.end(), span.start()));
        return new Reply(reply.start(), span.end(), List.copyOf(breaks), false);
    }

    private static Reply withFate(Reply reply, List<Reply> all, List<Long> clears) {
        long next = all.stream().mapToLong(Reply::start).filter(start -> start >= reply.end()).min().orElse(Long.MAX_VALUE);
        long until = Math.min(next, reply.end() + LONGEST_BREAK_SAMPLES);
        return new Reply(reply.start(), reply.end(), reply.breaks(), clearBetween(reply.end(), until, clears));
    }

    private static boolean clearBetween(long from, long to, List<Long> clears) {
        return clears.stream().anyMatch(clear -> clear >= from && clear <= to);
    }
}
