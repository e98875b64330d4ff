package ai.beluga.voice.simulator.deepgram;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Mu-law at 8 kHz: the hum the simulator speaks in, and how loud something is. */
public final class Sound {

    /** Samples a millisecond. */
    public static final int RATE = 8;

    private static final byte SILENCE = (byte) 0xFF;
    private static final int GAP_MILLIS = 40;

    private Sound() {}

    /** A text as the simulator speaks it: a tone for each word, its own pitch, longer for longer words. */
    public static byte[] hum(String text) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (String word : text.strip().split("\\s+")) {
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                audio.writeBytes(tone(250 + Math.floorMod(word.hashCode(), 60) * 10, 160 + 30 * word.length()));
                audio.writeBytes(silence(GAP_MILLIS));
            }
        }
        return audio.toByteArray();
    }

    /** A tone. */
    public static byte[] tone(int hertz, int millis) {
        byte[] audio = new byte[millis * RATE];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = code((int) (8_000 * Math.sin(2 * Math.PI * hertz * i / 8_000.0)));
        }
        return audio;
    }

    /** Silence. */
    public static byte[] silence(int millis) {
        byte[] audio = new byte[millis * RATE];
        Arrays.fill(audio, SILENCE);
        return audio;
    }

    /** Mean amplitude of mu-law. */
    static int loudness(byte[] muLaw) {
        long sum = 0;
        for (byte code : muLaw) {
            sum += Math.abs(amplitude(code));
        }
        return muLaw.length == 0 ? 0 : (int) (sum / muLaw.length);
    }

    /** By the formula of G.711: segment and step. */
    static int amplitude(byte code) {
        int bits = ~code & 0xFF;
        int size = ((bits & 0x0F) * 2 + 33 << (bits >> 4 & 7)) - 33;
        return ((bits & 0x80) == 0 ? size : -size) * 4;
    }

    private static byte code(int amplitude) {
        int size = Math.min(Math.abs(amplitude) / 4 + 33, 8_191);
        int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(size) - 5);
        int step = size >> segment + 1 & 0x0F;
        return (byte) ~((amplitude < 0 ? 0x80 : 0) | segment << 4 | step);
    }
}
