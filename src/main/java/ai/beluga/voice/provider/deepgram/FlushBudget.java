package ai.beluga.voice.provider.deepgram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many {@code Flush} messages may still be sent: the vendor takes 20 within 60 s of a connection and leaves further ones
 * unanswered (page "Flush" of its documentation, read 2026-11-26). Pure: the time is a parameter.
 */
final class FlushBudget {

    private static final int MOST = 20;
    private static final Duration WITHIN = Duration.ofSeconds(61);
    /** Below this, segments share flushes. */
    private static final int SCARCE = 8;

    private final Deque<Long> sentNanos = new ArrayDeque<>();

    void spend(long nowNanos) {
        sentNanos.add(nowNanos);
    }

    /** {@code true} while every segment may have a flush of its own. */
    boolean isAmple(long nowNanos) {
        return left(nowNanos) > SCARCE;
    }

    /** How long to wait for the next flush; zero when there is one. */
    Duration untilNext(long nowNanos) {
        return left(nowNanos) > 0
                ? Duration.ZERO
                : Duration.ofNanos(WITHIN.toNanos() - (nowNanos - sentNanos.getFirst()));
    }

    private int left(long nowNanos) {
        while (!sentNanos.isEmpty() && nowNanos - sentNanos.getFirst() >= WITHIN.toNanos()) {
            sentNanos.remove();
        }
        return MOST - sentNanos.size();
    }
}
