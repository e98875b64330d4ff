package ai.beluga.voice.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Makes a recording sound as through a telephone: {@code TelephoneWave in.wav out.ulaw.wav}, from PCM16 of one channel to a
 * WAV of 8 kHz mu-law. How the recordings of {@code src/test/resources/audio} were made is told in the README there.
 */
public final class TelephoneWave {

    private static final int TELEPHONE_HZ = 8_000;
    private static final int HEADER_BYTES = 58;
    private static final short MU_LAW_FORMAT = 7;

    private TelephoneWave() {}

    /** Converts {@code args[0]} to {@code args[1]}. */
    public static void main(String[] args) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream in =
                AudioSystem.getAudioInputStream(Path.of(args[0]).toFile())) {
            byte[] bytes = in.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            short[] narrow = Resampler.convert(samples, (int) in.getFormat().getSampleRate(), TELEPHONE_HZ);
            byte[] muLaw = new byte[narrow.length];
            MuLaw.encode(narrow, 0, narrow.length, muLaw, 0);
            Files.write(Path.of(args[1]), wave(muLaw));
        }
    }

    /** A WAV file around mu-law at 8 kHz. */
    public static byte[] wave(byte[] muLaw) {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + muLaw.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + muLaw.length).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(18).putShort(MU_LAW_FORMAT).putShort((short) 1);
        file.putInt(TELEPHONE_HZ)
                .putInt(TELEPHONE_HZ)
                .putShort((short) 1)
                .putShort((short) 8)
                .putShort((short) 0);
        file.put(ascii("fact")).putInt(4).putInt(muLaw.length);
        file.put(ascii("data")).putInt(muLaw.length).put(muLaw);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
