package ai.beluga.voice.interruption;

import ai.beluga.voice.audio.MuLaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of a voice's file; see the README beside it.
 *
 * @param label what it is: {@code interruption}, {@code backchannel}, {@code noise}, or {@code babble} to be mixed with others
 * @param words said in it
 * @param samples at 8 kHz
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Phrase(String label, String words, double[] samples) {

    private static final int HEADER_BYTES = 58;

    /** All of a voice in their order. @param directory under {@code /audio/} */
    static List<Phrase> of(String directory, String voice) {
        byte[] wave = read(directory, voice + ".ulaw.wav");
        return new String(read(directory, "index.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\\|"))
                .filter(parts -> parts[0].equals(voice))
                .map(parts -> {
                    short[] samples = new short[Integer.parseInt(parts[3])];
                    MuLaw.decode(wave, HEADER_BYTES + Integer.parseInt(parts[2]), samples.length, samples, 0);
                    return new Phrase(parts[1], parts[4], doubles(samples));
                })
                .toList();
    }

    static double[] doubles(short[] samples) {
        double[] out = new double[samples.length];
        Arrays.setAll(out, i -> samples[i]);
        return out;
    }

    private static byte[] read(String directory, String name) {
        try (InputStream in = Phrase.class.getResourceAsStream("/audio/" + directory + "/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
