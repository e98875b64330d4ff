package ai.beluga.voice.provider.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.hearing.Cleaned;
import ai.beluga.voice.hearing.Noise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.noise.NoiseSuppressorContract;
import ai.beluga.voice.speech.noise.Signals;
import ai.beluga.voice.testkit.Recording;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralNoiseSuppressorTest extends NoiseSuppressorContract {

    private static final String ATTENUATION = "beluga.noise.spectral.max-attenuation-db";
    private static final String WINDOW = "beluga.noise.spectral.noise-window";

    @Override
    protected NoiseSuppressor suppressor() {
        return LoadedSpectral.suppressor();
    }

    @Override
    protected double leastReductionDb() {
        return 12;
    }

    @Test
    void audioAfterTheEndOfACallIsRefused() {
        NoiseSuppressor.Stream stream = LoadedSpectral.suppressor().open();
        stream.close();

        assertThatIllegalStateException().isThrownBy(() -> stream.apply(new short[OverlapAdd.HOP_SAMPLES], 0));
    }

    @Test
    void callThatBeginsInTheMiddleOfAWordKeepsItFromTheFirstSampleOn() {
        for (String name : new String[] {"jfk", "cards-001", "digits-2934z", "t1", "t2"}) {
            short[] speech = fromLoudestStart(Recording.named(name).samples());

            short[] clean = Cleaned.by(suppressor(), speech);

            for (int length : new int[] {1_600, 4_000, Math.min(8_000, speech.length - 400)}) {
                double change = Signals.levelDb(clean, 0, length) - Signals.levelDb(speech, 0, length);
                assertThat(change).as("first %d samples of %s", length, name).isBetween(-1.0, 0.1);
            }
        }
    }

    /** Without what comes before the first loud 20 ms. */
    private static short[] fromLoudestStart(short[] samples) {
        int at = 0;
        while (Signals.levelDb(samples, at, at + 160) < -22) {
            at += 160;
        }
        return Arrays.copyOfRange(samples, at, samples.length);
    }

    @Test
    void rumbleThatNoTelephoneCarriesIsTurnedDownAtOnce() {
        short[] rumble = new short[4_000];
        for (int i = 0; i < rumble.length; i++) {
            rumble[i] = (short) (8_000 * Math.sin(2 * Math.PI * 16 * i / 8_000));
        }

        short[] clean = Cleaned.by(suppressor(), rumble);

        assertThat(Signals.levelDb(clean, 500, 2_000)).isLessThan(Signals.levelDb(rumble, 500, 2_000) - 10);
    }

    /** Nobody pauses here for longer than between two words. */
    @Test
    void speechWithoutPausesIsNotTakenForNoise() {
        short[] words = Recording.named("t1").samples();
        short[] speech = new short[10 * words.length];
        for (int i = 0; i < speech.length; i++) {
            speech[i] = words[i % words.length];
        }

        short[] clean = Cleaned.by(suppressor(), speech);

        int from = speech.length / 2;
        int to = speech.length - 400;
        assertThat(Signals.levelDb(clean, from, to)).isCloseTo(Signals.levelDb(speech, from, to), within(0.5));
    }

    @Test
    void speechAsQuietAsTheNoiseSurvives() {
        short[] clean = Cleaned.by(suppressor(), Noise.PINK.under(SPEECH, 0, 6));

        assertThat(speechGainDb(clean, 12_000, SPEECH.length - 12_000)).isGreaterThan(-3);
    }

    @Test
    void moreAttenuationLeavesLessNoise() {
        short[] noisy = Noise.WHITE.under(SPEECH, 5, 7);
        double before = pauseLevelDb(noisy);

        for (String attenuation : new String[] {"0", "6", "12", "18"}) {
            double after = pauseLevelDb(Cleaned.by(LoadedSpectral.suppressor(ATTENUATION, attenuation), noisy));

            assertThat(before - after).as(attenuation).isCloseTo(Double.parseDouble(attenuation), within(3.0));
        }
    }

    @Test
    void withoutAttenuationEverySampleIsAsItWas() {
        short[] noisy = Noise.PINK.under(SPEECH, 0, 8);

        short[] clean = Cleaned.by(LoadedSpectral.suppressor(ATTENUATION, "0"), noisy);

        int complete = noisy.length - 400;
        assertThat(Arrays.copyOf(clean, complete)).isEqualTo(Arrays.copyOf(noisy, complete));
    }

    @Test
    void noiseThatGrowsLouderIsFollowedAfterTheNoiseWindow() {
        short[] noise = Noise.WHITE.under(SPEECH, 10, 9);
        int jump = 40_000;
        short[] growing = new short[jump + 40_000];
        for (int i = 0; i < growing.length; i++) {
            growing[i] = (short) (noise[i % 12_000] / (i < jump ? 8 : 1));
        }

        short[] soon = Cleaned.by(LoadedSpectral.suppressor(WINDOW, "500ms"), growing);
        short[] late = Cleaned.by(LoadedSpectral.suppressor(WINDOW, "4s"), growing);

        int from = jump + 8_000;
        double before = Signals.levelDb(growing, from, from + 8_000);
        assertThat(Signals.levelDb(soon, from, from + 8_000)).isLessThan(before - 12);
        assertThat(Signals.levelDb(late, from, from + 8_000)).isGreaterThan(before - 3);
    }

    /** Lost packets and carriers that send nothing in pauses leave holes. */
    @Test
    void holeInTheAudioDoesNotBringTheNoiseBack() {
        short[] noise = Noise.WHITE.under(SPEECH, 5, 10);
        short[] holed = new short[64_000];
        for (int i = 0; i < holed.length; i++) {
            holed[i] = i >= 32_000 && i < 35_000 ? 0 : noise[i % 12_000];
        }

        short[] clean = Cleaned.by(suppressor(), holed);

        assertThat(Signals.levelDb(clean, 36_000, 40_000))
                .isCloseTo(Signals.levelDb(clean, 28_000, 32_000), within(1.0));
    }

    /** Bins that are let through for a moment sound like little bells. */
    @Test
    void whatIsLeftOfTheNoiseIsEven() {
        short[] noise = new short[80_000];
        System.arraycopy(Noise.WHITE.under(SPEECH, 5, 11), 0, noise, 0, 12_000);
        for (int i = 12_000; i < noise.length; i++) {
            noise[i] = noise[i - 12_000];
        }

        short[] clean = Cleaned.by(suppressor(), noise);

        double level = Signals.levelDb(clean, 24_000, 79_000);
        for (int at = 24_000; at < 79_000; at += 256) {
            assertThat(Signals.levelDb(clean, at, at + 256)).as("at %d", at).isCloseTo(level, within(3.0));
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThat(Configurations.faults(Configurations.of(ATTENUATION, "41", WINDOW, "100ms"), new SpectralKeys()))
                .extracting(fault -> fault.key() + " " + fault.expected())
                .containsExactly(ATTENUATION + " a number, 0.0..40.0", WINDOW + " a duration with its unit, 500ms..5s");
    }
}
