package ai.beluga.voice.phone.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SoundTest {

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SoundTest.class.getResourceAsStream("/" + name), name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void everyCodeSurvivesDecodingAndEncoding() {
        for (int code = 0; code < 256; code++) {
            byte again = MuLaw.encode(MuLaw.decode((byte) code));
            assertThat(MuLaw.decode(again)).isEqualTo(MuLaw.decode((byte) code));
        }
        assertThat(MuLaw.decode(MuLaw.SILENCE)).isZero();
        assertThat(MuLaw.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(MuLaw.decode((byte) 0x00)).isEqualTo((short) -32_124);
    }

    @Test
    void toneIsEncodedAsThePublishedFrame() {
        byte[] tone = new byte[16];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = MuLaw.encode((short) Math.round(32_767 * Math.sin(2 * Math.PI * 440 * i / 8_000)));
        }

        assertThat(HexFormat.of().formatHex(tone)).startsWith("ff9a8b8480");
    }

    @Test
    void speechOfARecordingIsFoundByItsEnergy() {
        byte[] mulaw = new byte[8_000];
        Arrays.fill(mulaw, MuLaw.SILENCE);
        Arrays.fill(mulaw, 1_600, 4_800, MuLaw.encode((short) 8_000));

        Recording recording = Recording.of("tone", mulaw);

        assertThat(recording.speechStart()).isEqualTo(1_600);
        assertThat(recording.speechEnd()).isEqualTo(4_800);
    }

    @Test
    void silenceHasNoSpeech() {
        byte[] mulaw = new byte[8_000];
        Arrays.fill(mulaw, MuLaw.SILENCE);

        assertThat(Recording.of("silence", mulaw).speechEnd()).isZero();
    }

    @Test
    void wavOfTheTestDataIsRead() throws IOException {
        Recording recording = Recording.ofWav("jfk", resource("audio/jfk.ulaw.wav"));

        assertThat(recording.samples()).isBetween(87_000, 88_058);
        assertThat(recording.speechEnd()).isGreaterThan(80_000);
    }

    @Test
    void otherFilesAreRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> Recording.ofWav("x.mp3", new byte[100])).hasMessage("x.mp3 is not a WAV file");
        assertThatThrownBy(() -> Recording.ofWav("pcm.wav", StereoWav.of(new byte[8], new byte[8])))
                .hasMessageContaining("mu-law, 8000 Hz, one channel");
    }

    @Test
    void stereoFileHoldsSaidLeftAndHeardRight() {
        byte[] wav = StereoWav.of(new byte[] {(byte) 0x80}, new byte[] {(byte) 0xFF, 0});
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(wav).hasSize(44 + 2 * 4);
        assertThat(file.getInt(24)).isEqualTo(8_000);
        assertThat(file.getShort(22)).isEqualTo((short) 2);
        assertThat(file.getShort(44)).isEqualTo((short) 32_124);
        assertThat(file.getShort(46)).isZero();
        assertThat(file.getShort(48)).isZero();
        assertThat(file.getShort(50)).isEqualTo((short) -32_124);
    }
}
