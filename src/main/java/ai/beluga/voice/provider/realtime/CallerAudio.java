package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.speech.s2s.Burst;
import ai.beluga.voice.speech.s2s.Opening;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The caller's audio on its way: mu-law, the line's own code, in pieces of 40 ms. Where the gateway takes the turns nothing
 * leaves between them, or what the caller's line picked up of a long reply would be heard, and paid for, as a part of the
 * next turn; what sounded shortly before the caller was found speaking leaves with the turn.
 */
final class CallerAudio {

    private static final int SAMPLES_A_MILLI = 8;
    private static final int PIECE = 40 * SAMPLES_A_MILLI;
    /**
     * Longer than it takes to be sure that somebody speaks, and, where it is over a reply, to learn how much of that was
     * heard: only then the turn is told.
     */
    static final int BEFORE_MILLIS = 5_000;

    private static final int BEFORE = BEFORE_MILLIS * SAMPLES_A_MILLI;
    /** What may be given at once may wait to be sent, too. */
    static final SocketRequest.Room ROOM = SocketRequest.Room.USUAL.and(
            Burst.messages(Duration.ofMillis(40)),
            ClientEvents.append(new byte[PIECE]).length());

    /** Vendors refuse a turn below 100 ms. */
    private static final int LEAST = 100 * SAMPLES_A_MILLI;

    private final Consumer<String> send;
    private final boolean gated;
    /** The newest audio, in a ring; of it {@code held} samples have not left. */
    private final byte[] ring = new byte[BEFORE];

    private int end;
    private int held;
    private boolean open;
    private long turnSamples;

    CallerAudio(Opening.Turns turns, Consumer<String> send) {
        this.send = send;
        this.gated = turns == Opening.Turns.OURS;
        this.open = !gated;
    }

    void accept(short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
            ring[end] = MuLaw.encode(samples[offset + i]);
            end = (end + 1) % BEFORE;
            held = Math.min(BEFORE, held + 1);
            if (open && held == PIECE) {
                flush();
            }
        }
    }

    /** The caller has begun to speak. */
    void started() {
        if (gated && !open) {
            open = true;
            flush();
        }
    }

    /** It was nothing: the vendor forgets it, and what of it is newest leaves with the next turn, as if it had never left. */
    void withdrew() {
        if (gated && open) {
            send.accept(ClientEvents.CLEAR);
            held = (int) Math.min(BEFORE, held + turnSamples);
            turnSamples = 0;
            open = false;
        }
    }

    /** The caller's turn is over: all of it has left behind this. */
    void finished() {
        flush();
        if (turnSamples < LEAST) {
            byte[] silence = new byte[(int) (LEAST - turnSamples)];
            Arrays.fill(silence, MuLaw.SILENCE);
            send.accept(ClientEvents.append(silence));
        }
        turnSamples = 0;
        open = !gated;
    }

    private void flush() {
        while (held > 0) {
            int from = Math.floorMod(end - held, BEFORE);
            int count = Math.min(held, BEFORE - from);
            send.accept(ClientEvents.append(Arrays.copyOfRange(ring, from, from + count)));
            held -= count;
            turnSamples += count;
        }
    }
}
