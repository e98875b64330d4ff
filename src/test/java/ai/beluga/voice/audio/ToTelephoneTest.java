package ai.beluga.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ToTelephoneTest {

    @Test
    void telephoneAudioPassesAsItIs() {
        byte[] audio = {1, 2, 3};

        assertThat(new ToTelephone(AudioFormat.TELEPHONE).convert(1, audio)).isSameAs(audio);
    }

    @Test
    void samplesTornInTwoByTheWireSoundAsIfTheyHadComeWhole() {
        byte[] pcm = new byte[320];
        for (int i = 0; i < pcm.length / 2; i++) {
            short sample = (short) (8_000 * Math.sin(i / 10.0));
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        byte[] whole = new ToTelephone(AudioFormat.PCM_8K).convert(1, pcm);

        ToTelephone torn = new ToTelephone(AudioFormat.PCM_8K);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int from = 0; from < pcm.length; from += 7) {
            byte[] piece = Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + 7));
            pieces.writeBytes(torn.convert(1, piece));
        }

        assertThat(pieces.toByteArray()).isEqualTo(whole);
    }

    @Test
    void halfASampleOfOneSegmentDoesNotGetIntoTheNext() {
        ToTelephone converted = new ToTelephone(AudioFormat.PCM_8K);
        converted.convert(1, new byte[] {0, 0, 7});

        assertThat(converted.convert(2, new byte[] {0, 0})).containsExactly(MuLaw.SILENCE);
    }

    @Test
    void audioOfAnotherKindIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToTelephone(new AudioFormat(Encoding.MU_LAW, 16_000)));
    }
}
