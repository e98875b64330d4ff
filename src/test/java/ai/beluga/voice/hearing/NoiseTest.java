package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import ai.beluga.voice.hearing.NoisyCall.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

    private static final Half.Caller CALLER = Half.TUNING.callers().get(1);

    private static NoisyCall call(Noise noise, double snrDb, long seed) {
        return NoisyCall.of(new Condition(Half.TUNING, CALLER, noise, snrDb, seed, 1));
    }

    private static double power(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.pow(samples[i] / 32_768.0, 2);
        }
        return sum / (to - from);
    }

    /** Power at a frequency, mean over blocks of 250 ms. */
    private static double density(double[] samples, double hertz) {
        double sum = 0;
        int block = 2_000;
        for (int from = 0; from + block <= samples.length; from += block) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < block; i++) {
                double window = 1 - Math.cos(2 * Math.PI * i / block);
                real += window * samples[from + i] * Math.cos(2 * Math.PI * hertz * i / Noise.RATE_HZ);
                imaginary += window * samples[from + i] * Math.sin(2 * Math.PI * hertz * i / Noise.RATE_HZ);
            }
            sum += real * real + imaginary * imaginary;
        }
        return sum;
    }

    /** Over the frequencies of half an octave, so that chance matters less. */
    private static double densityDb(double[] samples, double from) {
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            sum += density(samples, from * Math.pow(2, i / 40.0));
        }
        return 10 * Math.log10(sum / 20);
    }

    /** Part of the power between two frequencies, over blocks of a second. */
    private static double share(double[] samples, double lowest, double highest) {
        double within = 0;
        double all = 0;
        int block = Noise.RATE_HZ;
        double[] cosine = new double[block];
        Arrays.setAll(cosine, i -> Math.cos(2 * Math.PI * i / block));
        for (int from = 0; from + block <= samples.length; from += block) {
            for (int hertz = 0; hertz < block / 2; hertz++) {
                double real = 0;
                double imaginary = 0;
                for (int i = 0; i < block; i++) {
                    double windowed = (1 - cosine[i]) * samples[from + i];
                    int phase = (int) ((long) hertz * i % block);
                    real += windowed * cosine[phase];
                    imaginary += windowed * cosine[(phase + block / 4) % block];
                }
                double power = real * real + imaginary * imaginary;
                all += power;
                within += hertz >= lowest && hertz <= highest ? power : 0;
            }
        }
        return within / all;
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noiseLiesWithinTheBandOfTheTelephone(Noise noise) {
        double[] samples = noise.samples(4 * Noise.RATE_HZ, new Random(2), Half.TUNING.others(CALLER));

        assertThat(share(samples, TelephoneBand.LOWEST_HZ, TelephoneBand.HIGHEST_HZ))
                .isGreaterThanOrEqualTo(0.95);
    }

    /** Why it is limited. */
    @Test
    void pinkNoiseWouldLieMostlyBelowTheBand() {
        double[] samples = Noise.PINK.unlimited(4 * Noise.RATE_HZ, new Random(2), List.of());

        assertThat(share(samples, 0, TelephoneBand.LOWEST_HZ)).isGreaterThan(0.5);
    }

    @Test
    void bandLeavesWhatIsWithinAndTakesWhatIsNot() {
        for (double hertz : new double[] {50, 100, 130, 3_470, 3_700}) {
            assertThat(gainDb(hertz)).as("%.0f Hz", hertz).isLessThan(-40);
        }
        for (double hertz : new double[] {270, 1_000, 3_330}) {
            assertThat(gainDb(hertz)).as("%.0f Hz", hertz).isCloseTo(0, Offset.offset(0.1));
        }
    }

    private static double gainDb(double hertz) {
        double[] tone = new double[Noise.RATE_HZ];
        Arrays.setAll(tone, i -> Math.sin(2 * Math.PI * hertz * i / Noise.RATE_HZ));
        double[] limited = TelephoneBand.of(tone);
        double sum = 0;
        for (int i = 2_000; i < 6_000; i++) {
            sum += limited[i] * limited[i];
        }
        return 10 * Math.log10(sum / 2_000);
    }

    @Test
    void babbleIsOfSixRecordingsWhereThereAreSix() {
        List<double[]> tones = new ArrayList<>();
        for (int hertz = 400; hertz < 1_200; hertz += 100) {
            double step = 2 * Math.PI * hertz / Noise.RATE_HZ;
            double[] tone = new double[4_000];
            Arrays.setAll(tone, i -> Math.sin(step * i));
            tones.add(tone);
        }

        double[] babble = Noise.BABBLE.samples(32_000, new Random(4), tones);

        List<Double> levels = new ArrayList<>();
        for (int hertz = 400; hertz < 1_200; hertz += 100) {
            levels.add(density(babble, hertz));
        }
        double loudest = levels.stream().mapToDouble(it -> it).max().orElseThrow();
        assertThat(levels).filteredOn(it -> it > loudest / 2).hasSize(6);
        assertThat(levels).filteredOn(it -> it < loudest / 1_000).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noiseUnderSpeechIsSoFarBelowIt(Noise noise) {
        short[] speech = NoisyCall.pcm(CALLER.speech().getFirst().samples(), 0.5);

        short[] mixed = noise.under(speech, 10, 3);

        double rest = 0;
        for (int i = 0; i < mixed.length; i++) {
            rest += Math.pow((mixed[i] - speech[i]) / 32_768.0, 2);
        }
        assertThat(10 * Math.log10(rest / mixed.length))
                .isCloseTo(LabelledSpeech.ACTIVE_DBFS - 6.02 - 10, Offset.offset(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 10, 5, 0})
    void noiseIsMixedAtTheAskedLevelBelowActiveSpeech(double snrDb) {
        for (Noise noise : Noise.real()) {
            NoisyCall call = call(noise, snrDb, 1);
            double speech = 0;
            double rest = 0;
            int steps = 0;
            for (int step = 0; step < call.labels().length; step++) {
                double here = power(call.clean(), step * 80, step * 80 + 80);
                speech += call.labels()[step] == Label.SPEECH ? here : 0;
                steps += call.labels()[step] == Label.SPEECH ? 1 : 0;
            }
            for (int i = 0; i < call.heard().length; i++) {
                rest += Math.pow((call.heard()[i] - call.clean()[i]) / 32_768.0, 2);
            }

            assertThat(10 * Math.log10(speech / steps) - 10 * Math.log10(rest / call.heard().length))
                    .as(noise.title())
                    .isCloseTo(snrDb, Offset.offset(noise == Noise.CLICKS || snrDb == 20 ? 0.3 : 0.1));
        }
    }

    @Test
    void mixedNoiseHasTheAskedPowerBeforeMuLaw() {
        double[] noise = Noise.PINK.samples(80_000, new Random(3), List.of());

        double[] mixed = NoisyCall.mixed(new double[noise.length], noise, -36);

        assertThat(10
                        * Math.log10(Arrays.stream(mixed)
                                .map(it -> it * it)
                                .average()
                                .orElseThrow()))
                .isCloseTo(-36, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Noise.class)
    void callIsTheSameForTheSameSeedAndAnotherForAnother(Noise noise) {
        assertThat(call(noise, 5, 1).heard()).isEqualTo(call(noise, 5, 1).heard());
        assertThat(call(noise, 5, 1).heard()).isNotEqualTo(call(noise, 5, 2).heard());
    }

    @ParameterizedTest
    @EnumSource(Noise.class)
    void nothingIsClipped(Noise noise) {
        short[] heard = call(noise, 0, 1).heard();

        for (short sample : heard) {
            assertThat(Math.abs(sample)).isLessThan((short) 32_124);
        }
    }

    @Test
    void pinkNoiseFallsByThreeDecibelsAnOctaveAndWhiteByNone() {
        double[] pink = Noise.PINK.samples(400_000, new Random(5), List.of());
        double[] white = Noise.WHITE.samples(400_000, new Random(5), List.of());

        for (double from : new double[] {280, 560, 1_120}) {
            assertThat(densityDb(pink, from) - densityDb(pink, 2 * from))
                    .as("pink from %.0f Hz", from)
                    .isCloseTo(3, Offset.offset(0.5));
            assertThat(densityDb(white, from) - densityDb(white, 2 * from))
                    .as("white from %.0f Hz", from)
                    .isCloseTo(0, Offset.offset(0.5));
        }
    }

    @Test
    void humIsAtTheHarmonicsOfTheMainsAlone() {
        double[] hum = Noise.HUM.samples(80_000, new Random(1), List.of());
        double fifty = density(hum, 250);
        double sixty = density(hum, 240);

        double mains = fifty > sixty ? 50 : 60;

        assertThat(density(hum, 5 * mains) / density(hum, 5.5 * mains)).isGreaterThan(1_000);
        assertThat(density(hum, 5 * mains) / density(hum, 20 * mains)).isBetween(8.0, 32.0);
        assertThat(density(hum, 5 * mains) / density(hum, 2 * mains)).isGreaterThan(1_000);
    }

    @Test
    void noCallerIsInTheBabbleAroundHim() {
        for (Half half : Half.values()) {
            for (Half.Caller caller : half.callers()) {
                List<double[]> own =
                        caller.speech().stream().map(LabelledSpeech::samples).toList();

                assertThat(half.others(caller)).isNotEmpty().doesNotContainAnyElementsOf(own);
            }
        }
    }
}
