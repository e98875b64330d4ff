package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.audio.MuLaw;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the caller's audio into messages of 80 ms, as Flux recommends, in mu-law: the line's own code, so what the
 * vendor gets of raw audio is what the telephone network sent, in half the bytes of PCM16. Never an empty message: the
 * vendor once took that for the end.
 */
final class AudioChunks {

    static final int SAMPLES = 640;
    static final int SAMPLES_PER_SECOND = 8_000;

    private final Consumer<byte[]> sink;
    private byte[] chunk = new byte[SAMPLES];
    private int filled;
    private long total;

    AudioChunks(Consumer<byte[]> sink) {
        this.sink = sink;
    }

    void add(short[] samples, int offset, int length) {
        int taken = 0;
        while (taken < length) {
            int count = Math.min(length - taken, SAMPLES - filled);
            MuLaw.encode(samples, offset + taken, count, chunk, filled);
            filled += count;
            taken += count;
            if (filled == SAMPLES) {
                flush();
            }
        }
        total += length;
    }

    /** A message of silence, after what is there. */
    void addSilence() {
        flush();
        Arrays.fill(chunk, MuLaw.SILENCE);
        filled = SAMPLES;
        total += SAMPLES;
        flush();
    }

    /** Sends what is there, however little. */
    void flush() {
        if (filled > 0) {
            sink.accept(filled == SAMPLES ? chunk : Arrays.copyOf(chunk, filled));
            chunk = new byte[SAMPLES];
            filled = 0;
        }
    }

    /** Samples taken since the stream began. */
    long total() {
        return total;
    }
}
