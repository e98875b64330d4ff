package ai.beluga.voice.twilio.media;

import java.time.Duration;

/**
 * A bucket of tokens: so many messages a second on average. What a network held back comes at once, so a burst is as long as
 * a stream may be silent.
 */
final class MessageRate {

    private static final Duration SHORTEST_BURST = Duration.ofSeconds(5);
    private static final Duration LONGEST_BURST = Duration.ofMinutes(1);
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perNano;
    private final double most;
    private double tokens;
    private long lastNanos;
    private boolean begun;

    /** @param silence how long nothing may come */
    MessageRate(int perSecond, Duration silence) {
        this.perNano = perSecond / NANOS_PER_SECOND;
        long burstNanos = Math.clamp(silence.toNanos(), SHORTEST_BURST.toNanos(), LONGEST_BURST.toNanos());
        this.most = perNano * burstNanos;
        this.tokens = most;
    }

    /** Takes a token for a message at {@code nowNanos}; {@code false} when there is none. */
    boolean admits(long nowNanos) {
        if (begun) {
            tokens = Math.min(most, tokens + (nowNanos - lastNanos) * perNano);
        }
        begun = true;
        lastNanos = nowNanos;
        tokens -= 1;
        return tokens >= 0;
    }
}
