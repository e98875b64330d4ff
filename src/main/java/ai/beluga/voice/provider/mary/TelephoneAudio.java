package ai.beluga.voice.provider.mary;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.audio.Resampler;
import java.util.function.Consumer;

/** Turns the samples of one sentence into pieces of 8 kHz mu-law as they come. */
final class TelephoneAudio implements StreamingVocoder.Samples {

    /** Long enough to be few, short enough that the first one comes at once. */
    static final int PIECE_MILLIS = 100;

    private static final int TELEPHONE_HZ = 8_000;
    private static final int BLOCK_SAMPLES = LoadedVoice.SAMPLE_RATE_HZ / 1_000 * PIECE_MILLIS;

    private final Consumer<byte[]> pieces;
    private final Resampler resampler = new Resampler(LoadedVoice.SAMPLE_RATE_HZ, TELEPHONE_HZ);
    private final short[] block = new short[BLOCK_SAMPLES];
    private final short[] narrow = new short[resampler.maxOutput(BLOCK_SAMPLES)];
    private int filled;
    private long samples;

    TelephoneAudio(Consumer<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public void add(double sample) {
        block[filled++] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
        if (filled == block.length) {
            emit(resampler.process(block, 0, filled, narrow, 0));
            filled = 0;
        }
    }

    /** Hands out what is left. */
    void finish() {
        emit(resampler.process(block, 0, filled, narrow, 0));
        emit(resampler.finish(narrow, 0));
        filled = 0;
    }

    /** How much was handed out. */
    int millis() {
        return Math.toIntExact(samples * 1_000 / TELEPHONE_HZ);
    }

    private void emit(int length) {
        if (length > 0) {
            byte[] muLaw = new byte[length];
            MuLaw.encode(narrow, 0, length, muLaw, 0);
            samples += length;
            pieces.accept(muLaw);
        }
    }
}
