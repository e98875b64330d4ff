package ai.beluga.voice.provider.smartturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.testkit.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMelTest {

    private static final int SIZE = LogMel.BANDS * LogMel.FRAMES;

    private static float[] features(short[] samples) {
        float[] features = new float[SIZE];
        new LogMel().compute(samples, FloatBuffer.wrap(features));
        return features;
    }

    /** A triangle wave of a falling period with some noise; integers only, so that every language makes the same of it. */
    static short[] chirp() {
        short[] out = new short[80_000];
        long seed = 12_345;
        int phase = 0;
        for (int i = 0; i < out.length; i++) {
            seed = (seed * 1_103_515_245 + 12_345) & 0x7FFFFFFF;
            phase = (phase + 200 + i / 8) & 0xFFFF;
            int triangle = Math.abs(phase - 32_768) - 16_384;
            int loud = 1 + i / 4_000 % 4;
            out[i] = (short) (Math.floorDiv(triangle * loud, 8) + (seed >> 16) % 257 - 128);
        }
        return out;
    }

    private static short[] signal(String name) {
        if (name.equals("chirp")) {
            return chirp();
        }
        short[] telephone = Recording.named(name).samples();
        int length = Math.min(2 * telephone.length, LogMel.SAMPLES);
        short[] twice = new short[length];
        for (int i = 0; i < length; i++) {
            twice[i] = telephone[telephone.length - (length - i + 1) / 2];
        }
        return twice;
    }

    private static List<String> reference(String name) throws IOException {
        try (InputStream in = LogMelTest.class.getResourceAsStream("/turn/log-mel.txt")) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            int start = 0;
            while (!lines.get(start).startsWith("signal " + name + " ")) {
                start++;
            }
            return lines.subList(start, start + 151);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirp", "jfk", "cards-001"})
    void featuresAreThoseOfTheReference(String name) throws IOException {
        List<String> lines = reference(name);

        float[] features = features(signal(name));

        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", -1);
            assertThat(features[Integer.parseInt(parts[0]) * LogMel.FRAMES + Integer.parseInt(parts[1])])
                    .as(line)
                    .isCloseTo(Float.parseFloat(parts[2]), within(1e-4f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirp", "jfk", "cards-001"})
    void noFeatureIsLeftOut(String name) throws IOException {
        String[] sums = reference(name).getFirst().split(" ", -1);

        float[] features = features(signal(name));

        double sum = 0;
        double squares = 0;
        for (float feature : features) {
            sum += feature;
            squares += (double) feature * feature;
        }
        assertThat(sum / SIZE).isCloseTo(Double.parseDouble(sums[2]) / SIZE, within(1e-5));
        assertThat(squares / SIZE).isCloseTo(Double.parseDouble(sums[3]) / SIZE, within(1e-5));
    }

    @Test
    void silenceIsTheFloorEverywhere() {
        assertThat(features(new short[0])).containsOnly(-1.5f);
        assertThat(features(new short[LogMel.SAMPLES])).containsOnly(-1.5f);
    }

    @Test
    void oneSignalLeavesNothingBehindForTheNext() {
        LogMel used = new LogMel();
        float[] second = new float[SIZE];
        used.compute(signal("jfk"), FloatBuffer.wrap(new float[SIZE]));
        used.compute(signal("cards-001"), FloatBuffer.wrap(second));

        assertThat(second).isEqualTo(features(signal("cards-001")));
    }

    /** As Fourier's sum says it. */
    private static double[] naivePower(double[] frame) {
        double[] power = new double[FramePair.BINS];
        for (int bin = 0; bin < power.length; bin++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < frame.length; i++) {
                double angle = 2 * Math.PI * (bin * i % frame.length) / frame.length;
                re += frame[i] * Math.cos(angle);
                im -= frame[i] * Math.sin(angle);
            }
            power[bin] = re * re + im * im;
        }
        return power;
    }

    @Test
    void spectraOfTwoFramesAreThoseOfTheSumByDefinition() {
        Random random = new Random(1);
        double[] first = random.doubles(FramePair.SAMPLES, -1, 1).toArray();
        double[] second = random.doubles(FramePair.SAMPLES, -1e-3, 1e-3).toArray();
        FramePair pair = new FramePair();
        System.arraycopy(first, 0, pair.firstFrame(), 0, first.length);
        System.arraycopy(second, 0, pair.secondFrame(), 0, second.length);

        pair.transform();

        assertThat(pair.firstPower()).containsExactly(naivePower(first), within(1e-9));
        assertThat(pair.secondPower()).containsExactly(naivePower(second), within(1e-12));
    }

    /** Written from the contract alone, without any code of the front end. */
    @Test
    void featuresAreThoseOfTheContractWorkedOutSlowly() {
        short[] samples = signal("cards-001");
        double[] wave = new double[LogMel.SAMPLES];
        double mean = 0;
        for (int i = 0; i < samples.length; i++) {
            wave[wave.length - samples.length + i] = samples[i] / 32_768.0;
            mean += samples[i] / 32_768.0 / wave.length;
        }
        double variance = 0;
        for (double value : wave) {
            variance += (value - mean) * (value - mean) / wave.length;
        }
        float[] features = features(samples);
        float loudest = max(features) * 4 - 4;

        for (int frame : new int[] {0, 1, 500, 640, 701, 702, 750, 798, 799}) {
            double[] cut = new double[400];
            for (int i = 0; i < cut.length; i++) {
                int at = Math.abs(frame * 160 - 200 + i);
                at = at >= wave.length ? 2 * (wave.length - 1) - at : at;
                cut[i] = (wave[at] - mean) / Math.sqrt(variance + 1e-7) * (1 - Math.cos(Math.PI * i / 200)) / 2;
            }
            double[] power = naivePower(cut);
            for (int band = 0; band < 80; band++) {
                double level = Math.log10(Math.max(1e-10, slowBand(power, band)));
                assertThat((double) features[band * LogMel.FRAMES + frame])
                        .as("band %d of frame %d", band, frame)
                        .isCloseTo((Math.max(level, loudest - 8) + 4) / 4, within(1e-5));
            }
        }
    }

    private static double slowBand(double[] power, int band) {
        double top = 15 + 27 * Math.log(8) / Math.log(6.4);
        double[] corners = new double[3];
        for (int i = 0; i < 3; i++) {
            double mel = (band + i) * top / 81;
            corners[i] = mel < 15 ? mel * 200 / 3 : 1_000 * Math.pow(6.4, (mel - 15) / 27);
        }
        double sum = 0;
        for (int bin = 0; bin <= 200; bin++) {
            double rise = (bin * 40 - corners[0]) / (corners[1] - corners[0]);
            double fall = (corners[2] - bin * 40) / (corners[2] - corners[1]);
            sum += Math.max(0, Math.min(rise, fall)) * 2 / (corners[2] - corners[0]) * power[bin];
        }
        return sum;
    }

    private static float max(float[] values) {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
