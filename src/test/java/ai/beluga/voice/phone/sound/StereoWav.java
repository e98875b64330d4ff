package ai.beluga.voice.phone.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A WAV file of two mu-law channels as 16-bit PCM, 8000 Hz: left what was said, right what was heard. */
public final class StereoWav {

    private static final int HEAD_BYTES = 44;
    private static final int BYTES_PER_PAIR = 4;
    private static final int SAMPLES_PER_SECOND = 8_000;

    private StereoWav() {}

    /** The whole file; the shorter channel is filled with silence. */
    public static byte[] of(byte[] said, byte[] heard) {
        int pairs = Math.max(said.length, heard.length);
        ByteBuffer file =
                ByteBuffer.allocate(HEAD_BYTES + pairs * BYTES_PER_PAIR).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII)).putInt(HEAD_BYTES - 8 + pairs * BYTES_PER_PAIR);
        file.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 2).putInt(SAMPLES_PER_SECOND);
        file.putInt(SAMPLES_PER_SECOND * BYTES_PER_PAIR)
                .putShort((short) BYTES_PER_PAIR)
                .putShort((short) 16);
        file.put("data".getBytes(US_ASCII)).putInt(pairs * BYTES_PER_PAIR);
        for (int i = 0; i < pairs; i++) {
            file.putShort(sample(said, i)).putShort(sample(heard, i));
        }
        return file.array();
    }

    private static short sample(byte[] channel, int at) {
        return at < channel.length ? MuLaw.decode(channel[at]) : 0;
    }
}
