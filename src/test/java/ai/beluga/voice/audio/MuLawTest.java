package ai.beluga.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class MuLawTest {

    /** The codec of the JDK's sound package, written by others. */
    private static byte[] byTheJdk(byte[] in, AudioFormat from, AudioFormat to) throws IOException {
        long frames = in.length / from.getFrameSize();
        try (AudioInputStream source = new AudioInputStream(new ByteArrayInputStream(in), from, frames);
                AudioInputStream converted = AudioSystem.getAudioInputStream(to, source)) {
            return converted.readAllBytes();
        }
    }

    private static final AudioFormat PCM = new AudioFormat(8_000, 16, 1, true, false);
    private static final AudioFormat ULAW = new AudioFormat(AudioFormat.Encoding.ULAW, 8_000, 8, 1, 1, 8_000, false);

    @Test
    void outermostAndInnermostCodesAreThoseOfTheStandard() {
        assertThat(MuLaw.decode((byte) 0x00)).isEqualTo((short) -32_124);
        assertThat(MuLaw.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(MuLaw.decode((byte) 0xFE)).isEqualTo((short) 8);
        assertThat(MuLaw.decode(MuLaw.SILENCE)).isZero();
        assertThat(MuLaw.encode((short) 0)).isEqualTo(MuLaw.SILENCE);
    }

    @Test
    void eachCodeDecodesAsInTheJdk() throws IOException {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) i;
        }
        short[] expected = new short[256];
        ByteBuffer.wrap(byTheJdk(codes, ULAW, PCM))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(expected);

        short[] samples = new short[256];
        MuLaw.decode(codes, 0, 256, samples, 0);

        assertThat(samples).containsExactly(expected);
    }

    /** The JDK's own breaks beyond the outermost amplitude and takes the other side of some ties. */
    @Test
    void eachAmplitudeIsEncodedAsWellAsByTheJdk() throws IOException {
        short[] samples = new short[65_536];
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) i;
            bytes.putShort(samples[i]);
        }

        byte[] codes = new byte[samples.length];
        MuLaw.encode(samples, 0, samples.length, codes, 0);

        byte[] expected = byTheJdk(bytes.array(), PCM, ULAW);
        for (int i = 0; i < samples.length; i++) {
            int distance = Math.abs(MuLaw.decode(codes[i]) - samples[i]);
            int jdkDistance = Math.abs(MuLaw.decode(expected[i]) - samples[i]);
            assertThat(distance).as("of %d", samples[i]).isLessThanOrEqualTo(jdkDistance);
        }
    }

    @Test
    void signIsOneBit() {
        for (int amplitude = 1; amplitude <= Short.MAX_VALUE; amplitude++) {
            int positive = MuLaw.encode((short) amplitude) & 0xFF;
            assertThat(MuLaw.encode((short) -amplitude) & 0xFF)
                    .as("-%d", amplitude)
                    .isEqualTo(positive & 0x7F);
        }
    }

    @Test
    void eachCodeButNegativeZeroComesBackFromItsAmplitude() {
        for (int code = 0; code < 256; code++) {
            byte expected = code == 0x7F ? MuLaw.SILENCE : (byte) code;
            assertThat(MuLaw.encode(MuLaw.decode((byte) code))).isEqualTo(expected);
        }
    }

    @Test
    void arraysAreConvertedOnlyWithinTheirBounds() {
        byte[] codes = new byte[6];
        MuLaw.encode(new short[] {99, 8, -8, 99}, 1, 2, codes, 3);
        short[] samples = {7, 7, 7, 7};
        MuLaw.decode(codes, 3, 2, samples, 1);

        assertThat(codes).containsExactly(0, 0, 0, 0xFE, 0x7E, 0);
        assertThat(samples).containsExactly((short) 7, (short) 8, (short) -8, (short) 7);
    }
}
