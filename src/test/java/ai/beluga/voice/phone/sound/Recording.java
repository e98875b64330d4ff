package ai.beluga.voice.phone.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What a caller can say: mu-law, 8000 samples a second, one channel, and where in it somebody speaks.
 *
 * @param name of the file
 * @param mulaw the samples
 * @param speechStart first sample of speech, by energy, in steps of 20 ms
 * @param speechEnd sample behind the last one of speech
 */
public record Recording(String name, byte[] mulaw, int speechStart, int speechEnd) {

    private static final int FRAME = 160;
    private static final int MU_LAW_FORMAT = 7;
    private static final int SAMPLES_PER_SECOND = 8_000;

    /** Below this root mean square (of 32768) a frame is silence whatever the loudest frame is. */
    private static final double QUIET = 150;

    /** A frame 30 dB below the loudest one is silence. */
    private static final double RELATIVE = 0.0316;

    /** Takes mu-law samples as they are. */
    public static Recording of(String name, byte[] mulaw) {
        double[] levels = levels(mulaw);
        double threshold =
                Math.max(QUIET, RELATIVE * Arrays.stream(levels).max().orElse(0));
        int first = 0;
        while (first < levels.length && levels[first] < threshold) {
            first++;
        }
        int last = levels.length - 1;
        while (last >= first && levels[last] < threshold) {
            last--;
        }
        return last < first
                ? new Recording(name, mulaw, 0, 0)
                : new Recording(name, mulaw, first * FRAME, Math.min(mulaw.length, (last + 1) * FRAME));
    }

    /**
     * Reads a WAV file.
     *
     * @throws IllegalArgumentException unless it holds mu-law, 8000 Hz, one channel
     */
    public static Recording ofWav(String name, byte[] wav) {
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        if (wav.length < 12 || !tag(file, 0).equals("RIFF") || !tag(file, 8).equals("WAVE")) {
            throw new IllegalArgumentException(name + " is not a WAV file");
        }
        boolean fits = false;
        for (int at = 12; at + 8 <= wav.length; at += 8 + (file.getInt(at + 4) + 1 & ~1)) {
            if (tag(file, at).equals("fmt ")) {
                fits = file.getShort(at + 8) == MU_LAW_FORMAT
                        && file.getShort(at + 10) == 1
                        && file.getInt(at + 12) == SAMPLES_PER_SECOND;
            } else if (tag(file, at).equals("data") && fits) {
                int end = Math.min(wav.length, at + 8 + file.getInt(at + 4));
                return of(name, Arrays.copyOfRange(wav, at + 8, end));
            }
        }
        throw new IllegalArgumentException(name + " must hold mu-law, 8000 Hz, one channel");
    }

    /** Length in samples. */
    public int samples() {
        return mulaw.length;
    }

    private static String tag(ByteBuffer file, int at) {
        byte[] tag = new byte[4];
        file.get(at, tag);
        return new String(tag, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static double[] levels(byte[] mulaw) {
        double[] levels = new double[(mulaw.length + FRAME - 1) / FRAME];
        for (int frame = 0; frame < levels.length; frame++) {
            levels[frame] = level(mulaw, frame * FRAME, Math.min(mulaw.length, (frame + 1) * FRAME));
        }
        return levels;
    }

    private static double level(byte[] mulaw, int from, int to) {
        double energy = 0;
        for (int i = from; i < to; i++) {
            double sample = MuLaw.decode(mulaw[i]);
            energy += sample * sample;
        }
        return Math.sqrt(energy / (to - from));
    }
}
