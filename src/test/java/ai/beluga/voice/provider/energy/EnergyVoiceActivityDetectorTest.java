package ai.beluga.voice.provider.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.VoiceScores;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.VoiceSettings;
import ai.beluga.voice.turn.VoiceSmoother;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyVoiceActivityDetectorTest {

    private static final int SECOND = 8_000;
    private static final double SPEECH = 0.5;

    /** None of those that the hearing report sets aside. */
    private static final List<Recording> TUNED_ON =
            Stream.of("jfk", "t1", "t2").map(Recording::named).toList();

    private static List<VoiceScore> scores(short[] samples, String... settings) {
        return VoiceScores.of(LoadedEnergy.detector(settings), samples);
    }

    /** Begins of speech as the gateway would see them, in milliseconds. */
    private static List<Long> starts(short[] samples, String... settings) {
        List<Long> starts = new ArrayList<>();
        VoiceSmoother smoother = new VoiceSmoother(VoiceSettings.DEFAULT, edge -> {
            if (edge instanceof SpeechEdge.Started started) {
                starts.add(started.startMillis());
            }
        });
        scores(samples, settings).forEach(it -> smoother.score(it.endSample() / 8, 10, it.probability()));
        return starts;
    }

    private static short[] noise(int length, IntToDoubleFunction dbfsAt, long seed) {
        Random random = new Random(seed);
        short[] noise = new short[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (short) Math.round(Math.max(
                    -32_768, Math.min(32_767, 32_768 * gain(dbfsAt.applyAsDouble(i)) * random.nextGaussian())));
        }
        return noise;
    }

    private static short[] hum(int length, double dbfs) {
        short[] hum = new short[length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int harmonic = 1; harmonic <= 60; harmonic++) {
                sum += Math.sin(2 * Math.PI * 50 * harmonic * i / SECOND + harmonic * harmonic) / harmonic;
            }
            hum[i] = (short) Math.round(32_768 * gain(dbfs) * sum / 0.906);
        }
        return hum;
    }

    private static short[] low(short[] noise) {
        double state = 0;
        short[] out = new short[noise.length];
        for (int i = 0; i < out.length; i++) {
            state += 0.2 * (noise[i] - state);
            out[i] = (short) Math.round(3 * state);
        }
        return out;
    }

    private static double gain(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    private static short[] scaled(short[] samples, double gain) {
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.round(gain * samples[i]);
        }
        return out;
    }

    private static short[] sum(short[] one, short[] other) {
        short[] out = one.clone();
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            out[i] += other[i];
        }
        return out;
    }

    private static short[] joined(short[]... parts) {
        short[] out = new short[Arrays.stream(parts).mapToInt(it -> it.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    /** Where speech is loud; -26 dBFS in recordings with a peak of -6. */
    private static List<Integer> loudFrames(short[] samples) {
        List<Integer> loud = new ArrayList<>();
        for (int frame = 0; frame < samples.length / 80; frame++) {
            double power = 0;
            for (int i = frame * 80; i < frame * 80 + 80; i++) {
                power += Math.pow(samples[i] / 32_768.0, 2) / 80;
            }
            if (10 * Math.log10(power + 1e-12) > -26) {
                loud.add(frame);
            }
        }
        return loud;
    }

    private static double shareOfSpeech(List<VoiceScore> scores, List<Integer> frames, int offset) {
        return frames.stream()
                        .filter(it -> scores.get(offset + it).probability() >= SPEECH)
                        .count()
                / (double) frames.size();
    }

    /** Frames lie 20 ms behind because of the median. */
    @Test
    void loudFramesOfRecordingsAreSpeech() {
        for (Recording recording : TUNED_ON) {
            short[] samples = Recording.joined(500, recording);

            assertThat(shareOfSpeech(scores(samples), loudFrames(recording.samples()), 52))
                    .as(recording.name())
                    .isGreaterThan(0.95);
        }
    }

    /** The recordings have an active level of about -23 dBFS. */
    @Test
    void quietSpeechOnAQuietLineIsHeard() {
        for (Recording recording : TUNED_ON) {
            short[] quiet = scaled(Recording.joined(500, recording), gain(-22));

            assertThat(shareOfSpeech(scores(quiet), loudFrames(recording.samples()), 52))
                    .as(recording.name())
                    .isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-70, -50, -40, -30, -25})
    void steadyNoiseIsNoSpeechAfterHalfASecond(int dbfs) {
        short[] white = noise(20 * SECOND, i -> dbfs, 1);

        for (short[] noise : List.of(white, low(white), hum(20 * SECOND, dbfs))) {
            assertThat(starts(noise)).allMatch(start -> start < 500).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void noiseThatGrowsBy15DecibelsIsNoiseAgainWithinTwoSeconds() {
        short[] noise = noise(12 * SECOND, i -> i < 4 * SECOND ? -50 : -35, 2);

        assertThat(starts(noise)).hasSize(1).allMatch(start -> start >= 3_950 && start < 4_100);
        assertThat(scores(noise).subList(600, 1_200))
                .filteredOn(it -> it.probability() >= SPEECH)
                .hasSizeLessThan(12);
    }

    @Test
    void speechIsHeardAtOnceWhenNoiseFalls() {
        short[] speech = scaled(Recording.named("t2").samples(), gain(-15));
        short[] loudNoise = noise(4 * SECOND, i -> -28, 3);
        short[] samples = joined(loudNoise, noise(800, i -> -60, 4), sum(speech, noise(speech.length, i -> -60, 5)));

        assertThat(shareOfSpeech(
                        scores(samples), loudFrames(Recording.named("t2").samples()), 412))
                .isGreaterThan(0.95);
    }

    @Test
    void callThatBeginsWithSpeechIsHeardWithinATenthOfASecond() {
        for (Recording recording : TUNED_ON) {
            int begin = loudFrames(recording.samples()).getFirst() * 80;
            short[] speech = Arrays.copyOfRange(recording.samples(), begin, recording.samples().length);

            assertThat(scores(speech).subList(0, 10))
                    .as(recording.name())
                    .anyMatch(score -> score.probability() >= SPEECH);
        }
    }

    /** What the carrier loses is filled with silence; the noise after it is the same as before. */
    @Test
    void noiseAfterAGapIsNoSpeech() {
        short[] line = noise(5 * SECOND, i -> -40, 5);
        Arrays.fill(line, 3 * SECOND, 3 * SECOND + 480, (short) 0);

        assertThat(starts(line).stream().filter(start -> start > 1_000)).isEmpty();
    }

    @Test
    void lineThatFallsSilentForGoodIsQuiet() {
        short[] noisy = noise(3 * SECOND, i -> -40, 5);
        short[] quiet = scaled(Recording.named("jfk").samples(), 0.05);

        assertThat(starts(joined(noisy, new short[3 * SECOND], quiet)).stream().filter(start -> start > 5_900))
                .isNotEmpty();
    }

    @Test
    void clicksStartNoSpeech() {
        short[] samples = noise(10 * SECOND, i -> -60, 6);
        Random random = new Random(7);
        for (int at = SECOND; at < samples.length - 200; at += 2_000 + random.nextInt(2_000)) {
            for (int i = 0; i < 80; i++) {
                samples[at + i] = (short) (8_000 * random.nextGaussian());
            }
        }

        assertThat(starts(samples)).isEmpty();
    }

    @Test
    void scoresSayWhichSamplesTheyMean() {
        assertThat(scores(new short[250]))
                .extracting(VoiceScore::endSample, VoiceScore::lengthSamples)
                .containsExactly(tuple(80L, 80), tuple(160L, 80), tuple(240L, 80));
    }

    @Test
    void silenceIsNoSpeech() {
        assertThat(scores(new short[10 * SECOND])).allMatch(score -> score.probability() < 0.01);
    }

    @Test
    void cuttingTheAudioDoesNotChangeTheScores() {
        short[] samples = Recording.named("cards-001").samples();
        Random random = new Random(11);
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = LoadedEnergy.detector().open(scores::add)) {
            for (int at = 0; at < samples.length; ) {
                int length = Math.min(random.nextInt(600), samples.length - at);
                stream.accept(samples, at, length);
                at += length;
            }
        }

        assertThat(scores).isEqualTo(scores(samples));
    }

    @Test
    void callsDoNotDisturbEachOther() {
        short[] one = Recording.named("jfk").samples();
        short[] other = noise(SECOND, i -> -25, 8);
        VoiceActivityDetector detector = LoadedEnergy.detector();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream first = detector.open(scores::add);
                VoiceActivityDetector.Stream second = detector.open(score -> {})) {
            for (int at = 0; at < SECOND; at += 160) {
                first.accept(one, at, 160);
                second.accept(other, at, 160);
            }
        }

        assertThat(scores).isEqualTo(scores(one).subList(0, 100));
    }

    @Test
    void resetForgetsTheAudioButGoesOnCounting() {
        short[] speech = Recording.named("cards-001").samples();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = LoadedEnergy.detector().open(scores::add)) {
            stream.accept(noise(SECOND + 30, i -> -25, 9), 0, SECOND + 30);
            scores.clear();
            stream.reset();
            stream.accept(speech, 0, speech.length);
        }

        assertThat(scores.getFirst().endSample()).isEqualTo(SECOND + 30 + 80);
        assertThat(scores)
                .extracting(VoiceScore::probability)
                .isEqualTo(scores(speech).stream().map(VoiceScore::probability).toList());
    }

    @Test
    void frameAllocatesNothing() {
        EnergyScorer scorer = new EnergyScorer(EnergySettings.of(Configurations.of()));
        short[] frame = noise(80, i -> -30, 10);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        scorer.score(frame);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            scorer.score(frame);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    @Test
    void speechAboveNoiseSetsHowLoudSpeechHasToBe() {
        short[] speech = Recording.joined(2_000, Recording.named("t1"));
        short[] samples = sum(noise(speech.length, i -> -30, 12), speech);
        String key = EnergyKeys.SPEECH_ABOVE_NOISE_DB.name();

        long soft = scores(samples, key, "2").stream()
                .filter(it -> it.probability() >= SPEECH)
                .count();
        long loud = scores(samples, key, "12").stream()
                .filter(it -> it.probability() >= SPEECH)
                .count();

        assertThat(soft).isGreaterThan(2 * loud);
    }

    @Test
    void speechExactlySoFarAboveTheNoiseIsAnEvenChance() {
        short[] noise = noise(8 * SECOND, i -> i < 6 * SECOND ? -40 : -40 + 10, 13);

        assertThat(scores(noise, EnergyKeys.SPEECH_ABOVE_NOISE_DB.name(), "10").subList(620, 700))
                .extracting(VoiceScore::probability)
                .allMatch(it -> it > 0.25 && it < 0.75);
    }

    @Test
    void noiseWindowSetsHowLongLouderNoiseIsTakenForSpeech() {
        short[] noise = noise(10 * SECOND, i -> i < 4 * SECOND ? -50 : -35, 14);
        String key = EnergyKeys.NOISE_WINDOW.name();

        assertThat(scores(noise, key, "500ms").get(470).probability()).isLessThan(0.4f);
        assertThat(scores(noise, key, "1500ms").get(470).probability()).isGreaterThan(0.6f);
        assertThat(scores(noise, key, "4s").get(720).probability()).isGreaterThan(0.6f);
        assertThat(scores(noise, key, "1500ms").get(720).probability()).isLessThan(0.4f);
    }

    @Test
    void leastLevelSetsWhatIsTooQuietToBeSpeech() {
        short[] quiet = scaled(Recording.joined(500, Recording.named("t1")), gain(-40));
        String key = EnergyKeys.LEAST_LEVEL_DBFS.name();

        assertThat(scores(quiet, key, "-50")).allMatch(score -> score.probability() < SPEECH);
        assertThat(shareOfSpeech(
                        scores(quiet, key, "-75"),
                        loudFrames(Recording.named("t1").samples()),
                        52))
                .isGreaterThan(0.9);
    }

    @Test
    void valuesBeyondTheLimitsAreFaults() {
        assertThat(Configurations.faults(
                        Configurations.of(
                                EnergyKeys.SPEECH_ABOVE_NOISE_DB.name(), "0",
                                EnergyKeys.NOISE_WINDOW.name(), "20s",
                                EnergyKeys.LEAST_LEVEL_DBFS.name(), "3"),
                        new EnergyKeys()))
                .hasSize(3);
    }
}
