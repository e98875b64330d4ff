package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.VoiceScores;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every bundled network has to hear, at both rates. */
class SileroGenerationsTest {

    private static final double LOUD_DB = -24;

    private static VoiceActivityDetector detector(String version, int rateHz) {
        return LoadedDetectors.silero(
                "beluga.vad.silero.version", version, "beluga.vad.silero.sample-rate-hz", String.valueOf(rateHz));
    }

    /** Generation 5 misses much of one recording: 92 of 117 loud windows found at 8 kHz, 50 at 16 kHz, all by the others. */
    @ParameterizedTest
    @CsvSource({"v4, 8000, 0.9", "v4, 16000, 0.9", "v5, 8000, 0.75", "v5, 16000, 0.4", "v6, 8000, 0.9", "v6, 16000, 0.9"
    })
    void loudWindowsOfEveryHumanRecordingAreSpeech(String version, int rateHz, double share) {
        VoiceActivityDetector detector = detector(version, rateHz);
        for (Recording recording : Recording.human()) {
            short[] samples = Resampler.convert(recording.samples(), 8_000, rateHz);
            List<VoiceScore> loud = VoiceScores.of(detector, samples).stream()
                    .filter(score -> VoiceScores.levelDb(samples, score) > LOUD_DB)
                    .toList();

            assertThat(loud).as(recording.name()).hasSizeGreaterThan(5);
            assertThat(loud.stream().filter(score -> score.probability() >= 0.5).count())
                    .as("speech of %d loud windows in %s", loud.size(), recording.name())
                    .isGreaterThanOrEqualTo(Math.round(share * loud.size()));
        }
    }

    @ParameterizedTest
    @CsvSource({"v4, 8000", "v4, 16000", "v5, 8000", "v5, 16000", "v6, 8000", "v6, 16000"})
    void silenceAndLineNoiseAreNotSpeech(String version, int rateHz) {
        VoiceActivityDetector detector = detector(version, rateHz);
        Random random = new Random(7);
        short[] noise = new short[80_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) Math.round(random.nextGaussian() * 60);
        }

        assertThat(VoiceScores.of(detector, new short[80_000])).allMatch(score -> score.probability() < 0.35);
        assertThat(VoiceScores.of(detector, Resampler.convert(noise, 8_000, rateHz)))
                .allMatch(score -> score.probability() < 0.35);
    }

    @ParameterizedTest
    @CsvSource({"v4, 8000, 256", "v5, 8000, 256", "v6, 16000, 512"})
    void windowIsThirtyTwoMilliseconds(String version, int rateHz, int samples) {
        VoiceActivityDetector detector = detector(version, rateHz);

        assertThat(detector.traits().sampleRateHz()).isEqualTo(rateHz);
        assertThat(detector.traits().frameSamples()).isEqualTo(samples);
        assertThat(VoiceScores.of(detector, new short[2 * samples]))
                .extracting(VoiceScore::endSample)
                .containsExactly((long) samples, 2L * samples);
    }
}
