package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.MuLaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A telephone recording of the test resources and what is said in it; see {@code audio/README.md} there.
 *
 * @param name of the file, without its endings
 * @param words what is said, lower case
 * @param samples PCM16 at 8 kHz
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares recordings
public record Recording(String name, String words, short[] samples) {

    /** Those spoken by people, in the order of the list. */
    public static List<Recording> human() {
        return all().stream().filter(recording -> !recording.isSynthetic()).toList();
    }

    /** All of them. */
    public static List<Recording> all() {
        return read("transcripts.txt", bytes -> new String(bytes, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> line.contains("|"))
                .map(line -> line.split("\\|", 2))
                .map(parts -> new Recording(parts[0], parts[1], samples(parts[0])))
                .toList();
    }

    /** One of them. */
    public static Recording named(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    /** Recordings one after the other, with silence of this length before, between and after. */
    public static short[] joined(int silenceMillis, Recording... recordings) {
        ByteBuffer out = ByteBuffer.allocate(
                2 * Stream.of(recordings).mapToInt(it -> it.samples().length).sum()
                        + 2 * 8 * silenceMillis * (recordings.length + 1));
        out.position(16 * silenceMillis);
        for (Recording recording : recordings) {
            for (short sample : recording.samples()) {
                out.putShort(sample);
            }
            out.position(out.position() + 16 * silenceMillis);
        }
        short[] samples = new short[out.capacity() / 2];
        out.rewind().asShortBuffer().get(samples);
        return samples;
    }

    private boolean isSynthetic() {
        return name.matches("t\\d+");
    }

    private static short[] samples(String name) {
        return read(name + ".ulaw.wav", Recording::decode);
    }

    private static short[] decode(byte[] wav) {
        ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (in.getInt() != 0x61746164) { // "data"
            int size = in.getInt();
            in.position(in.position() + size + (size & 1));
        }
        short[] samples = new short[in.getInt()];
        MuLaw.decode(wav, in.position(), samples.length, samples, 0);
        return samples;
    }

    private static <T> T read(String name, Function<byte[], T> reader) {
        try (InputStream in = Recording.class.getResourceAsStream("/audio/" + name)) {
            return reader.apply(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
