package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import ai.beluga.voice.testkit.Recording;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelledSpeechTest {

    /** Tones of this many milliseconds, each at a level in dB under full scale; 0 is silence. */
    private static LabelledSpeech speech(int... millisAndLevels) {
        int length = 0;
        for (int i = 0; i < millisAndLevels.length; i += 2) {
            length += 8 * millisAndLevels[i];
        }
        short[] samples = new short[length];
        int at = 0;
        for (int i = 0; i < millisAndLevels.length; i += 2) {
            double amplitude = millisAndLevels[i + 1] == 0 ? 0 : Math.pow(10, -millisAndLevels[i + 1] / 20.0);
            for (int n = 0; n < 8 * millisAndLevels[i]; n++) {
                samples[at++] = (short) Math.round(32_767 * amplitude * Math.sin(2 * Math.PI * n / 16));
            }
        }
        return LabelledSpeech.of(new Recording("tones", "", samples));
    }

    private static Label[] part(LabelledSpeech speech, int fromMillis, int toMillis) {
        return Arrays.copyOfRange(speech.labels(), fromMillis / 10, toMillis / 10);
    }

    @Test
    void toneIsSpeechAndWhatIsAroundItIsNot() {
        LabelledSpeech speech = speech(500, 0, 1_000, 10, 500, 0);

        assertThat(part(speech, 0, 480)).containsOnly(Label.SILENCE);
        assertThat(part(speech, 510, 1_490)).containsOnly(Label.SPEECH);
        assertThat(part(speech, 1_520, 2_000)).containsOnly(Label.SILENCE);
    }

    @Test
    void pauseShorterThanTheHangOverIsSpeechAndALongerOneIsNot() {
        LabelledSpeech speech = speech(500, 10, 180, 0, 500, 10, 300, 0, 500, 10);

        assertThat(part(speech, 0, 1_180)).containsOnly(Label.SPEECH);
        assertThat(part(speech, 1_200, 1_460)).containsOnly(Label.SILENCE);
        assertThat(part(speech, 1_500, 1_980)).containsOnly(Label.SPEECH);
    }

    @Test
    void nothingIsAddedBehindTheEnd() {
        assertThat(part(speech(500, 10, 500, 0), 520, 1_000)).containsOnly(Label.SILENCE);
    }

    @Test
    void whatIsALittleTooQuietIsUnsure() {
        LabelledSpeech speech = speech(500, 10, 500, 30, 500, 45);

        assertThat(part(speech, 520, 980)).containsOnly(Label.UNSURE);
        assertThat(part(speech, 1_020, 1_500)).containsOnly(Label.SILENCE);
    }

    @Test
    void labelsDoNotHangOnTheLevelOfTheRecording() {
        assertThat(speech(500, 30, 300, 0, 500, 32).labels())
                .isEqualTo(speech(500, 10, 300, 0, 500, 12).labels());
    }

    @Test
    void activeSpeechIsBroughtToTheSameLevelWhateverItsPauses() {
        for (LabelledSpeech speech : new LabelledSpeech[] {speech(500, 30, 3_000, 0, 500, 30), speech(500, 6)}) {
            double[] power = LabelledSpeech.stepPower(speech.samples());

            assertThat(10 * Math.log10(LabelledSpeech.activePower(power)))
                    .isCloseTo(LabelledSpeech.ACTIVE_DBFS, Offset.offset(0.01));
        }
    }
}
