package ai.beluga.voice.pipeline.stage;

import java.time.Duration;

/** When a vendor will end a stream, so that another one takes over before. */
final class StreamAge {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);

    private final long mostNanos;
    private long beganNanos;
    private boolean leaving;

    /** @param longest a stream lives for so long; another one is wanted two minutes before, or a tenth of it */
    StreamAge(Duration longest) {
        Duration tenth = longest.dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
        this.mostNanos = longest.minus(margin).toNanos();
    }

    /** A stream begins. */
    void begins(long nowNanos) {
        beganNanos = nowNanos;
        leaving = false;
    }

    /** The vendor says that it will end the stream. */
    void ends() {
        leaving = true;
    }

    /** Another stream is wanted. */
    boolean isOld(long nowNanos) {
        return leaving || nowNanos - beganNanos >= mostNanos;
    }
}
