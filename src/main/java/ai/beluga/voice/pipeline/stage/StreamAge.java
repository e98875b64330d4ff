package ai.beluga.voice.pipeline.stage;

import java.time.Duration;

/** When a vendor will end a stream, so that another one takes over before. */
final class StreamAge {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);
    /** Another one that could not be opened is tried again after so long. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final long mostNanos;
    private long beganNanos;
    private boolean leaving;
    private boolean replacing;
    private long notBeforeNanos;

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
        replacing = false;
        notBeforeNanos = nowNanos;
    }

    /** Another one is being opened. */
    void isBeingReplaced() {
        replacing = true;
    }

    /** It could not be opened, or was of no use any more. */
    void isKept(long nowNanos) {
        replacing = false;
        notBeforeNanos = nowNanos + AGAIN.toNanos();
    }

    /** The vendor says that it will end the stream. */
    void ends() {
        leaving = true;
    }

    /** Another stream is wanted. */
    boolean isOld(long nowNanos) {
        boolean old = leaving || nowNanos - beganNanos >= mostNanos;
        return old && !replacing && nowNanos - notBeforeNanos >= 0;
    }
}
