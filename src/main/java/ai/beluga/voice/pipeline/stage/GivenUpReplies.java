package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells what a model says of replies that were given up, by how many were when it said so. */
final class GivenUpReplies {

    private final AtomicInteger count;
    private final boolean ofVendor;
    /** How many were given up when one was that had not begun: that one may begin still. */
    private int unbegun;

    /**
     * @param count read by the model's threads
     * @param ofVendor the vendor takes the turns, and replies by itself
     */
    GivenUpReplies(AtomicInteger count, boolean ofVendor) {
        this.count = count;
        this.ofVendor = ofVendor;
    }

    /** One is given up; {@code begun} when the model has begun it. */
    void add(boolean begun) {
        int all = count.incrementAndGet();
        unbegun = begun ? unbegun : all;
    }

    /** The vendor hears the caller begin: what it begins from now on is new. */
    void vendorHears() {
        unbegun = 0;
    }

    /**
     * Whether this is about one of them. What a vendor begins by itself is so only where that reply had not begun: any other is
     * new, though it was begun before the vendor was told how far the one before was heard.
     */
    boolean holds(VoiceEvent.ModelSaid said) {
        if (ofVendor && said.event() instanceof S2sEvent.ReplyBegan began && !began.goesOn()) {
            return said.interrupts() < unbegun;
        }
        boolean byOrder = ofVendor && !(said.event() instanceof S2sEvent.ReplyBegan);
        return !byOrder && said.interrupts() != count.get();
    }
}
