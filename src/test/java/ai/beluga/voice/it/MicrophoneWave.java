package ai.beluga.voice.it;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.audio.Resampler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** What a browser's microphone hears: silence, then a recording of the test resources. */
final class MicrophoneWave {

    private static final int TELEPHONE_HZ = 8_000;
    private static final int MICROPHONE_HZ = 48_000;

    private MicrophoneWave() {}

    /** Writes it into the build's folder. @param recording a resource of mu-law at 8 kHz */
    static Path of(String recording, int silenceSeconds) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "browser"));
        Path file = folder.resolve("microphone.wav");
        short[] telephone = telephone(recording, silenceSeconds);
        short[] samples = Resampler.convert(telephone, TELEPHONE_HZ, MICROPHONE_HZ);
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        AudioFormat format = new AudioFormat(MICROPHONE_HZ, 16, 1, true, false);
        try (AudioInputStream audio =
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
            AudioSystem.write(audio, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    private static short[] telephone(String recording, int silenceSeconds) throws IOException {
        try (InputStream resource = MicrophoneWave.class.getResourceAsStream("/audio/" + recording);
                AudioInputStream coded = AudioSystem.getAudioInputStream(new ByteArrayInputStream(
                        Objects.requireNonNull(resource, recording).readAllBytes()))) {
            byte[] muLaw = coded.readAllBytes();
            short[] samples = new short[silenceSeconds * TELEPHONE_HZ + muLaw.length];
            MuLaw.decode(muLaw, 0, muLaw.length, samples, silenceSeconds * TELEPHONE_HZ);
            return samples;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(recording, e);
        }
    }
}
