package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.speech.s2s.Lifetime;
import java.time.Duration;

/** When a vendor will end a stream, so that another one takes over before. */
final class StreamAge {

    private final long mostNanos;
    private long beganNanos;
    private boolean leaving;
    private boolean replacing;
    private long notBeforeNanos;

    /** @param longest a stream lives for so long */
    StreamAge(Duration longest) {
        this.mostNanos = new Lifetime(longest).wanted().toNanos();
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
        notBeforeNanos = nowNanos + Lifetime.AGAIN.toNanos();
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
