package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeechAudioTest {

    private static final int MILLI = SpeechAudio.SAMPLE_RATE_HZ / 1_000;

    private final SpeechAudio audio = new SpeechAudio();

    /** A square wave, whose power is that of its amplitude. */
    private void sounds(double decibelsOfFullScale, int millis) {
        short amplitude = (short) (32_767 * Math.pow(10, decibelsOfFullScale / 20));
        short[] samples = new short[millis * MILLI];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i % 40 < 20 ? amplitude : (short) -amplitude;
        }
        audio.append(samples, 0, samples.length);
    }

    @Test
    void softSpeechAfterABumpIsNotQuiet() {
        sounds(-5, 60);
        sounds(-90, 140);
        sounds(-31, 1_000);

        assertThat(audio.loudMillisFrom(200 * MILLI)).isEqualTo(1_000);
        assertThat(audio.quietTailMillis()).isZero();
        assertThat(audio.firstLoudFrom(60 * MILLI)).isEqualTo(200 * MILLI);
    }

    @Test
    void noiseOfTheLineIsQuietBesideAVoice() {
        sounds(-15, 1_000);
        sounds(-45, 400);

        assertThat(audio.loudMillisFrom(0)).isEqualTo(1_000);
        assertThat(audio.quietTailMillis()).isEqualTo(400);
    }

    @Test
    void echoOfALoudWordIsQuiet() {
        sounds(-20, 400);
        sounds(-46, 200);
        sounds(-44, 200);

        assertThat(audio.loudMillisFrom(400 * MILLI)).isEqualTo(200);
    }

    @Test
    void silenceIsQuietWithoutAnythingLouder() {
        sounds(-60, 1_000);

        assertThat(audio.loudMillisFrom(0)).isZero();
        assertThat(audio.firstLoudFrom(0)).isEqualTo(audio.length());
    }
}
