package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.audio.RateChange;
import java.util.function.Consumer;

/**
 * The caller's audio on its way: from 8 to 16 kHz, which the vendor wants. Closed, it keeps the newest samples, since speech is noticed
 * only after it began, or is held back while the model speaks. Not thread-safe.
 */
final class CallerAudio {

    static final int RATE_HZ = 16_000;

    private static final int SAMPLES_PER_MILLI = 8;
    /** More than it takes to notice speech; a short turn that was never noticed is in it as a whole. */
    private static final int BEFORE_SPEECH_MILLIS = 1_000;
    /** Longer speech over the model than any that is not meant; a burst of it stays below what a socket takes at once. */
    private static final int HELD_MILLIS = 4_000;

    private static final int MESSAGE_SAMPLES = 40 * SAMPLES_PER_MILLI;

    private final Consumer<byte[]> messages;
    private final RateChange rate = RateChange.fromTelephone(RATE_HZ);
    private final short[] kept = new short[HELD_MILLIS * SAMPLES_PER_MILLI];
    private int count;
    private boolean open;
    private boolean speech;

    /** @param messages takes PCM16 at 16 kHz, little-endian */
    CallerAudio(Consumer<byte[]> messages) {
        this.messages = messages;
    }

    boolean isOpen() {
        return open;
    }

    void accept(short[] samples, int offset, int length) {
        for (int taken = 0; taken < length; ) {
            int limit = open ? MESSAGE_SAMPLES : kept.length;
            int run = Math.min(limit, length - taken);
            if (count + run > limit) {
                if (open) {
                    run = limit - count;
                } else {
                    drop(count + run - limit);
                }
            }
            System.arraycopy(samples, offset + taken, kept, count, run);
            count += run;
            taken += run;
            if (open && count == MESSAGE_SAMPLES) {
                send(MESSAGE_SAMPLES);
            }
        }
        if (!open && !speech) {
            drop(count - BEFORE_SPEECH_MILLIS * SAMPLES_PER_MILLI);
        }
    }

    /** What comes from now on, and what is kept from shortly before, is speech, and is kept until it may leave. */
    void speech() {
        speech = true;
    }

    /** What is kept leaves, and from now on whatever comes. */
    void open() {
        open = true;
        rate.reset();
        while (count > 0) {
            send(Math.min(count, MESSAGE_SAMPLES));
        }
    }

    /** What came leaves; nothing does from now on. */
    void close() {
        if (count > 0) {
            send(count);
        }
        open = false;
        speech = false;
    }

    private void drop(int samples) {
        if (samples > 0) {
            System.arraycopy(kept, samples, kept, 0, count - samples);
            count -= samples;
        }
    }

    private void send(int samples) {
        rate.change(kept, samples, (changed, offset, length) -> {
            byte[] pcm = new byte[2 * length];
            for (int i = 0; i < length; i++) {
                pcm[2 * i] = (byte) changed[offset + i];
                pcm[2 * i + 1] = (byte) (changed[offset + i] >> 8);
            }
            if (pcm.length > 0) {
                messages.accept(pcm);
            }
        });
        System.arraycopy(kept, samples, kept, 0, count - samples);
        count -= samples;
    }
}
