package ai.beluga.voice.phone;

import ai.beluga.voice.phone.wire.WebSocket;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The one writer of a stream: numbers frames in the order in which they leave. */
final class Upstream {

    private static final int FIRST_TIMESTAMP_LEAST_MILLIS = 100;
    private static final int FIRST_TIMESTAMP_MOST_MILLIS = 180;
    private static final int FRAME_MILLIS = 20;
    private static final int TIMESTAMP_JITTER_MILLIS = 3;

    private final ReentrantLock order = new ReentrantLock();
    private final WebSocket socket;
    private final TwilioFrames frames;
    private final AtomicLong framesSent = new AtomicLong();
    private final AtomicLong framesLate = new AtomicLong();
    private final long firstTimestampMillis =
            ThreadLocalRandom.current().nextInt(FIRST_TIMESTAMP_LEAST_MILLIS, FIRST_TIMESTAMP_MOST_MILLIS);
    private volatile boolean muted;

    Upstream(StreamPlan plan, WebSocket socket) {
        this.socket = socket;
        this.frames = new TwilioFrames(plan.accountSid(), plan.callSid(), plan.streamSid());
    }

    /** Sends a frame. Returns false when the socket does not take it. */
    boolean sendRaw(Function<TwilioFrames, String> frame) {
        return send(frame, () -> {});
    }

    /** Sends a frame, and nothing after it. */
    boolean sendLast(Function<TwilioFrames, String> frame) {
        return send(frame, () -> muted = true);
    }

    void media(FramePacer.Due due, long nowNanos, Runnable lost) {
        long jitter = ThreadLocalRandom.current().nextInt(TIMESTAMP_JITTER_MILLIS);
        long timestamp = firstTimestampMillis + due.index() * FRAME_MILLIS + jitter;
        boolean late = nowNanos - due.atNanos() > MediaClock.FRAME_NANOS;
        boolean taken = send(each -> each.media(due.mulaw(), timestamp), () -> {
            framesSent.incrementAndGet();
            framesLate.addAndGet(late ? 1 : 0);
        });
        if (!taken) {
            lost.run();
        }
    }

    /** A muted stream takes all and sends nothing. */
    private boolean send(Function<TwilioFrames, String> frame, Runnable sent) {
        order.lock();
        try {
            if (!muted) {
                socket.text(frame.apply(frames));
                sent.run();
            }
            return true;
        } catch (IOException e) {
            muted = true;
            return false;
        } finally {
            order.unlock();
        }
    }

    /** Sends nothing any more: once this returns, no frame is on its way. */
    void mute() {
        order.lock();
        try {
            muted = true;
        } finally {
            order.unlock();
        }
    }

    long framesSent() {
        return framesSent.get();
    }

    long framesLate() {
        return framesLate.get();
    }
}
