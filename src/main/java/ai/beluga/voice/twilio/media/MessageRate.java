package ai.beluga.voice.twilio.media;

/** A bucket of tokens: so many messages a second on average, five seconds' worth at once. */
final class MessageRate {

    private static final int BURST_SECONDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perNano;
    private final double most;
    private double tokens;
    private long lastNanos;
    private boolean begun;

    MessageRate(int perSecond) {
        this.perNano = perSecond / NANOS_PER_SECOND;
        this.most = (double) perSecond * BURST_SECONDS;
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
