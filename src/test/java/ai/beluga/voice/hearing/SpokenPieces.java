package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.MuLaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Pieces of turns as other voices than the embedded one speak them; {@code endpointing/README.md} tells how they were made. */
final class SpokenPieces {

    private static final int HEADER_BYTES = 58;
    private static final Map<String, short[]> PIECES = read();

    private SpokenPieces() {}

    /** PCM16 at 8 kHz. */
    static short[] of(String caller, String text) {
        return Objects.requireNonNull(PIECES.get(caller + "|" + text), () -> "nobody spoke " + caller + "|" + text)
                .clone();
    }

    private static Map<String, short[]> read() {
        Map<String, short[]> pieces = new HashMap<>();
        Map<String, byte[]> voices = new HashMap<>();
        new String(bytes("pieces.txt"), StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] parts = line.split("\\|", 4);
            String voice = parts[0].substring(0, parts[0].indexOf('-'));
            byte[] wave = voices.computeIfAbsent(voice, name -> bytes(name + ".ulaw.wav"));
            short[] samples = new short[Integer.parseInt(parts[2])];
            MuLaw.decode(wave, HEADER_BYTES + Integer.parseInt(parts[1]), samples.length, samples, 0);
            pieces.put(parts[0] + "|" + parts[3], samples);
        });
        return pieces;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = SpokenPieces.class.getResourceAsStream("/endpointing/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
