package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.audio.RateChange;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.speech.s2s.Burst;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The caller's audio on its way: from 8 to 16 kHz, which the vendor wants. Closed, it keeps the newest samples, since speech is
 * told only some time after it began, or is held back while the model speaks. Not thread-safe.
 */
final class CallerAudio {

    static final int RATE_HZ = 16_000;

    private static final int SAMPLES_PER_MILLI = 8;
    /**
     * Longer than it takes to be sure that somebody speaks, and, where it is over a reply, to learn how much of that was
     * heard: only then the turn is told. Also longer than any speech over the model that is not meant.
     */
    private static final int KEPT = 5_000 * SAMPLES_PER_MILLI;

    private static final int PIECE = 40 * SAMPLES_PER_MILLI;

    /** What may be given at once may wait to be sent, too. */
    static final SocketRequest.Room ROOM = SocketRequest.Room.USUAL.and(
            Burst.messages(Duration.ofMillis(40)),
            ClientMessages.audio(new byte[2 * RATE_HZ / 25]).length());

    private final Consumer<byte[]> messages;
    private final RateChange rate = RateChange.fromTelephone(RATE_HZ);
    /** The newest audio; of it {@code held} samples have not left. A ring, so that keeping costs nothing between turns. */
    private final short[] ring = new short[KEPT];

    private final short[] piece = new short[PIECE];
    private int end;
    private int held;
    private boolean open;

    /** @param messages takes PCM16 at 16 kHz, little-endian */
    CallerAudio(Consumer<byte[]> messages) {
        this.messages = messages;
    }

    boolean isOpen() {
        return open;
    }

    void accept(short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
            ring[end] = samples[offset + i];
            end = (end + 1) % KEPT;
            held = Math.min(KEPT, held + 1);
            if (open && held == PIECE) {
                send(PIECE);
            }
        }
    }

    /** What is kept leaves, and from now on whatever comes. */
    void open() {
        open = true;
        rate.reset();
        while (held > 0) {
            send(Math.min(held, PIECE));
        }
    }

    /** What came leaves; nothing does from now on. */
    void close() {
        if (held > 0) {
            send(held);
        }
        open = false;
    }

    /** Nothing leaves from now on; what came and has not left is kept. */
    void hold() {
        open = false;
    }

    private void send(int samples) {
        int from = Math.floorMod(end - held, KEPT);
        int first = Math.min(samples, KEPT - from);
        System.arraycopy(ring, from, piece, 0, first);
        System.arraycopy(ring, 0, piece, first, samples - first);
        held -= samples;
        rate.change(piece, samples, (changed, offset, length) -> {
            byte[] pcm = new byte[2 * length];
            for (int i = 0; i < length; i++) {
                pcm[2 * i] = (byte) changed[offset + i];
                pcm[2 * i + 1] = (byte) (changed[offset + i] >> 8);
            }
            if (pcm.length > 0) {
                messages.accept(pcm);
            }
        });
    }
}
