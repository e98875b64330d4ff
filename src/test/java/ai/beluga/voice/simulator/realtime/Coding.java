package ai.beluga.voice.simulator.realtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How audio is coded on the wire: one channel, PCM with 16 bits, little-endian.
 *
 * @param rate samples a second
 */
public record Coding(Kind kind, int rate) {

    public static final Coding MULAW = new Coding(Kind.MULAW, 8_000);

    /** Of G.711, or linear. */
    public enum Kind {
        MULAW,
        ALAW,
        PCM16
    }

    /** How long so many bytes sound. */
    public double millis(long bytes) {
        return bytes * 1_000.0 / (rate * sampleBytes());
    }

    private int sampleBytes() {
        return kind == Kind.PCM16 ? 2 : 1;
    }

    public short[] decode(byte[] audio) {
        short[] samples = new short[audio.length / sampleBytes()];
        if (kind == Kind.PCM16) {
            ByteBuffer.wrap(audio)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
        } else {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = kind == Kind.MULAW ? muLaw(audio[i]) : aLaw(audio[i]);
            }
        }
        return samples;
    }

    public byte[] encode(short[] samples) {
        ByteBuffer audio = ByteBuffer.allocate(samples.length * sampleBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            switch (kind) {
                case MULAW -> audio.put(muLaw(sample));
                case ALAW -> audio.put(aLaw(sample));
                case PCM16 -> audio.putShort(sample);
            }
        }
        return audio.array();
    }

    /** By the formula of G.711: sign, segment, step. */
    private static short muLaw(byte code) {
        int bits = ~code & 0xFF;
        int size = (((bits & 0x0F) * 2 + 33) << ((bits >> 4) & 7)) - 33;
        return (short) (((bits & 0x80) == 0 ? size : -size) * 4);
    }

    private static byte muLaw(short sample) {
        int size = Math.min(Math.abs(sample) / 4 + 33, 8_191);
        int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(size) - 5);
        int step = (size >> (segment + 1)) & 0x0F;
        return (byte) ~((sample < 0 ? 0x80 : 0) | (segment << 4) | step);
    }

    private static short aLaw(byte code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int size = ((bits & 0x0F) << 1) + 1 + (segment == 0 ? 0 : 32);
        size <<= Math.max(0, segment - 1);
        return (short) (((bits & 0x80) == 0 ? -size : size) * 8);
    }

    private static byte aLaw(short sample) {
        int size = Math.min(Math.abs(sample) / 8, 4_095) >> 1;
        int segment = Math.max(0, 32 - Integer.numberOfLeadingZeros(size) - 4);
        int step = segment < 2 ? size & 0x0F : (size >> (segment - 1)) & 0x0F;
        return (byte) (((sample < 0 ? 0 : 0x80) | (segment << 4) | step) ^ 0x55);
    }
}
