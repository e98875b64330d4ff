package ai.beluga.voice.audio;

/**
 * G.711 mu-law, both ways, by table.
 *
 * <p>Source: ITU-T G.711, tables 2a and 2b, with the 14 bit values scaled to 16 bit. Encoding follows the
 * decision values given there; what lies beyond the outermost one is clipped. The caller owns all arrays; nothing is allocated.
 */
public final class MuLaw {

    /** The code of zero amplitude. */
    public static final byte SILENCE = (byte) 0xFF;

    private static final int BIAS = 132;
    private static final int CLIP = 32_635;
    private static final short[] AMPLITUDES = amplitudes();
    private static final byte[] CODES = codes();

    private MuLaw() {}

    /** The amplitude of a code, -32124 to 32124. */
    public static short decode(byte code) {
        return AMPLITUDES[code & 0xFF];
    }

    /** The code of an amplitude. */
    public static byte encode(short amplitude) {
        return CODES[amplitude & 0xFFFF];
    }

    /** Decodes {@code length} codes to as many samples. */
    public static void decode(byte[] codes, int codesOffset, int length, short[] samples, int samplesOffset) {
        for (int i = 0; i < length; i++) {
            samples[samplesOffset + i] = AMPLITUDES[codes[codesOffset + i] & 0xFF];
        }
    }

    /** Encodes {@code length} samples to as many codes. */
    public static void encode(short[] samples, int samplesOffset, int length, byte[] codes, int codesOffset) {
        for (int i = 0; i < length; i++) {
            codes[codesOffset + i] = CODES[samples[samplesOffset + i] & 0xFFFF];
        }
    }

    private static short[] amplitudes() {
        short[] table = new short[256];
        for (int code = 0; code < table.length; code++) {
            int inverted = ~code;
            int exponent = (inverted >> 4) & 7;
            int magnitude = (((inverted & 15) << 3) + BIAS << exponent) - BIAS;
            table[code] = (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
        }
        return table;
    }

    private static byte[] codes() {
        byte[] table = new byte[65_536];
        for (int amplitude = Short.MIN_VALUE; amplitude <= Short.MAX_VALUE; amplitude++) {
            table[amplitude & 0xFFFF] = code(amplitude);
        }
        return table;
    }

    private static byte code(int amplitude) {
        int biased = Math.min(Math.abs(amplitude), CLIP) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(biased);
        int mantissa = (biased >> exponent + 3) & 15;
        int sign = amplitude < 0 ? 0x80 : 0;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }
}
