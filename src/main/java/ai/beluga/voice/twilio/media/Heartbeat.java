package ai.beluga.voice.twilio.media;

import java.time.Duration;

/**
 * Whether the other end still reads, told from its answers to pings: what it does not read can lie in buffers for minutes
 * before a send blocks. Pure; beats come from outside. An end that never answered is not judged, only one that stopped.
 */
final class Heartbeat {

    private static final int BEATS = 4;

    private final Duration patience;
    private long lastBeatNanos;
    private long answeredNanos;
    private boolean answers;

    /** @param patience from the last answer to the verdict, rounded to beats */
    Heartbeat(Duration patience, long nowNanos) {
        this.patience = patience;
        this.lastBeatNanos = nowNanos;
        this.answeredNanos = nowNanos;
    }

    /** Between two pings. */
    Duration interval() {
        return patience.dividedBy(BEATS);
    }

    /** The other end answered. */
    void answered(long nowNanos) {
        answers = true;
        answeredNanos = nowNanos;
    }

    /**
     * A beat: {@code false} when the other end has stopped reading, otherwise it is to be asked again. Only an end that goes
     * on speaking is judged: when nothing comes from it, the network may be at fault, and answers with it.
     *
     * @param heardNanos when the last message came from it
     */
    boolean reads(long nowNanos, long heardNanos) {
        long twoBeatsNanos = 2 * interval().toNanos();
        boolean late = nowNanos - lastBeatNanos > twoBeatsNanos;
        boolean quiet = nowNanos - heardNanos > twoBeatsNanos;
        lastBeatNanos = nowNanos;
        if (late || quiet) {
            // We were held up ourselves, or the network was: answers may be on their way.
            answeredNanos = nowNanos;
        }
        // Half a beat early: an answer comes shortly after its ping, and so the last verdict would come a beat late.
        return !answers
                || nowNanos - answeredNanos
                        < patience.minus(interval().dividedBy(2)).toNanos();
    }
}
