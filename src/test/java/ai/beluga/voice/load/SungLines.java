package ai.beluga.voice.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.beluga.voice.simulator.realtime.Melody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What callers sing: each line is another one, so that whoever hears it can tell which it was and whether it came once. A line
 * is the caller's own word, four figures and a last word.
 */
final class SungLines {

    private static final int FIGURES = 4;
    private static final int TEN = 10;
    private static final Path FOLDER = Path.of("target", "sung");

    private final List<String> vocabulary = new ArrayList<>();
    private final List<String> callers = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final String last;

    /** @param count of callers */
    SungLines(int count) {
        for (int figure = 0; figure < TEN; figure++) {
            figures.add(another("figure"));
        }
        for (int caller = 0; caller < count; caller++) {
            callers.add(another("caller"));
        }
        last = another("last");
    }

    /** A word that sounds like none before; those that do are passed over. */
    private String another(String kind) {
        for (char a = 'a'; ; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                String word = kind + a + b;
                if (!vocabulary.contains(word) && soundsAlone(word)) {
                    vocabulary.add(word);
                    return word;
                }
            }
        }
    }

    private boolean soundsAlone(String word) {
        List<String> with = new ArrayList<>(vocabulary);
        with.add(word);
        try {
            Melody.heard(Melody.muLaw(word), with);
            return true;
        } catch (IllegalArgumentException alike) {
            return false;
        }
    }

    /** All words, and {@code more}, which sound like none of them. */
    List<String> vocabulary(String... more) {
        List<String> all = new ArrayList<>(vocabulary);
        all.addAll(List.of(more));
        return all;
    }

    /** What a caller says for the so manieth time, below ten thousand. */
    String line(int caller, int number) {
        StringBuilder line = new StringBuilder(callers.get(caller));
        for (int divisor = 1_000, left = number; divisor > 0; left %= divisor, divisor /= TEN) {
            line.append(' ').append(figures.get(left / divisor));
        }
        return line.append(' ').append(last).toString();
    }

    /** A recording of it for the phone to say. */
    String recording(int caller, int number) throws IOException {
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(caller + "-" + number + ".wav");
        Files.write(file, wav(Melody.muLaw(line(caller, number))));
        return file.toString();
    }

    /** Mu-law, 8000 Hz, one channel. */
    private static byte[] wav(byte[] muLaw) {
        ByteBuffer file = ByteBuffer.allocate(44 + muLaw.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII)).putInt(36 + muLaw.length);
        file.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        file.putShort((short) 7).putShort((short) 1).putInt(8_000).putInt(8_000);
        file.putShort((short) 1).putShort((short) 8);
        file.put("data".getBytes(US_ASCII)).putInt(muLaw.length).put(muLaw);
        return file.array();
    }
}
