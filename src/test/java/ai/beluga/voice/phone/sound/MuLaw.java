package ai.beluga.voice.phone.sound;

/** G.711 mu-law, ITU-T G.711 table 2, computed from its segments. */
public final class MuLaw {

    /** The byte of silence. */
    public static final byte SILENCE = (byte) 0xFF;

    private static final int BIAS = 33;
    private static final int CLIP = 8158;

    private MuLaw() {}

    /** The 16-bit sample of one byte. */
    public static short decode(byte code) {
        int inverted = ~code & 0xFF;
        int segment = (inverted >> 4) & 0x7;
        int step = inverted & 0xF;
        int magnitude = (((2 * step + BIAS) << segment) - BIAS) << 2;
        return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }

    /** The byte of one 16-bit sample. */
    public static byte encode(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample) >> 2, CLIP) + BIAS;
        int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(magnitude) - 5);
        int step = (magnitude >> (segment + 1)) & 0xF;
        return (byte) ~(sign | segment << 4 | step);
    }
}
