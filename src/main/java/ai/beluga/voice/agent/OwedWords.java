package ai.beluga.voice.agent;

import java.time.Duration;

/** Since when a reply that has begun owes words. While the tools that it called take their time it owes none. */
final class OwedWords {

    private long sinceNanos;
    private int tools;

    synchronized void said(long nowNanos) {
        sinceNanos = nowNanos;
    }

    synchronized void calls() {
        tools++;
    }

    /** @return {@code true} when words are owed again */
    synchronized boolean hasResult(long nowNanos) {
        tools = Math.max(0, tools - 1);
        sinceNanos = nowNanos;
        return tools == 0;
    }

    synchronized boolean areOwedFor(Duration pause, long nowNanos) {
        return tools == 0 && nowNanos - sinceNanos >= pause.toNanos();
    }
}
