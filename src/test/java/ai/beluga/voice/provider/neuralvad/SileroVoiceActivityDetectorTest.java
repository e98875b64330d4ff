package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.VoiceScores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SileroVoiceActivityDetectorTest {

    private static final VoiceActivityDetector DETECTOR = LoadedDetectors.silero();
    private static final int WINDOW = 256;

    private static SileroModel model(String... settings) {
        return LoadedDetectors.sileroModel(
                task -> {
                    throw new AssertionError("no batch was expected");
                },
                new ManualTime(),
                settings);
    }

    @Test
    void scoresSayWhichSamplesTheyMean() {
        assertThat(VoiceScores.of(DETECTOR, new short[3 * WINDOW + 100]))
                .extracting(VoiceScore::endSample)
                .containsExactly(256L, 512L, 768L);
    }

    @Test
    void loudWindowsOfEveryHumanRecordingAreSpeech() {
        for (Recording recording : Recording.human()) {
            short[] samples = recording.samples();
            List<VoiceScore> loud = VoiceScores.of(DETECTOR, samples).stream()
                    .filter(score -> VoiceScores.levelDb(samples, score) > -24)
                    .toList();

            assertThat(loud).as(recording.name()).hasSizeGreaterThan(5);
            assertThat(loud.stream().filter(score -> score.probability() >= 0.5).count())
                    .as("speech of %d loud windows in %s", loud.size(), recording.name())
                    .isGreaterThanOrEqualTo(Math.round(0.9 * loud.size()));
        }
    }

    /** Between what is surely speech and what may be the breath or the room around it. */
    @Test
    void speechBeginsAndEndsWhereTheEnergyDoes() {
        for (Recording recording : Recording.human()) {
            short[] samples = Recording.joined(1_000, recording);
            List<VoiceScore> all = VoiceScores.of(DETECTOR, samples);
            List<Long> speech = ends(all, score -> score.probability() >= 0.5);
            List<Long> loud = ends(all, score -> VoiceScores.levelDb(samples, score) > -24);
            List<Long> faint = ends(all, score -> VoiceScores.levelDb(samples, score) > -42);

            assertThat(speech.getFirst())
                    .as("begin of %s", recording.name())
                    .isBetween(faint.getFirst() - 250, loud.getFirst() + 200);
            assertThat(speech.getLast())
                    .as("end of %s", recording.name())
                    .isBetween(loud.getLast() - 250, faint.getLast() + 350);
        }
    }

    private static List<Long> ends(List<VoiceScore> scores, Predicate<VoiceScore> which) {
        return scores.stream().filter(which).map(score -> score.endSample() / 8).toList();
    }

    @Test
    void silenceAndLineNoiseAreNotSpeech() {
        Random random = new Random(7);
        short[] noise = new short[80_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) Math.round(random.nextGaussian() * 60);
        }

        assertThat(VoiceScores.of(DETECTOR, new short[80_000])).allMatch(score -> score.probability() < 0.2);
        assertThat(VoiceScores.of(DETECTOR, noise)).allMatch(score -> score.probability() < 0.35);
    }

    @Test
    void cuttingTheAudioDoesNotChangeTheScores() {
        short[] samples = Recording.named("cards-001").samples();
        Random random = new Random(11);
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = DETECTOR.open(scores::add)) {
            for (int at = 0; at < samples.length; ) {
                int length = Math.min(random.nextInt(600), samples.length - at);
                stream.accept(samples, at, length);
                at += length;
            }
        }

        assertThat(scores).isEqualTo(VoiceScores.of(DETECTOR, samples));
    }

    @Test
    void callsDoNotDisturbEachOther() {
        short[] one = Recording.named("jfk").samples();
        short[] other = Recording.named("librivox-0870").samples();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream first = DETECTOR.open(scores::add);
                VoiceActivityDetector.Stream second = DETECTOR.open(score -> {})) {
            for (int at = 0; at + 160 <= 32_000; at += 160) {
                first.accept(one, at, 160);
                second.accept(other, at, 160);
            }
        }

        assertThat(scores).isEqualTo(VoiceScores.of(DETECTOR, one).subList(0, 125));
    }

    @Test
    void resetForgetsTheAudioButGoesOnCounting() {
        short[] speech = Recording.named("cards-001").samples();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = DETECTOR.open(scores::add)) {
            stream.accept(speech, 0, 2_600);
            scores.clear();
            stream.reset();
            stream.accept(speech, 0, speech.length);
        }

        List<VoiceScore> fresh = VoiceScores.of(DETECTOR, speech);
        assertThat(scores).hasSameSizeAs(fresh);
        assertThat(scores.getFirst().endSample()).isEqualTo(2_600 + WINDOW);
        assertThat(scores)
                .extracting(VoiceScore::probability)
                .isEqualTo(fresh.stream().map(VoiceScore::probability).toList());
    }

    @Test
    void streamUnderWayOutlivesTheUnloadingOfTheModel() throws StartupFault {
        SileroModel model = model();
        model.load();
        List<VoiceScore> scores = new ArrayList<>();
        VoiceActivityDetector detector = new SileroVoiceActivityDetector(model);
        try (VoiceActivityDetector.Stream stream = detector.open(scores::add)) {
            model.unload();
            stream.accept(new short[WINDOW], 0, WINDOW);
        }

        assertThat(scores).hasSize(1);
        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> detector.open(scores::add));
    }

    @Test
    void closingTwiceReleasesOnce() throws StartupFault {
        SileroModel model = model();
        model.load();
        VoiceActivityDetector detector = new SileroVoiceActivityDetector(model);
        VoiceActivityDetector.Stream stream = detector.open(score -> {});

        stream.close();
        stream.close();

        detector.open(score -> {}).close();
        model.unload();
    }

    @Test
    void nothingIsLoadedWhenAnotherDetectorIsChosen() throws StartupFault {
        SileroModel model = model("beluga.vad.provider", "other", "beluga.models.directory", "/nowhere");

        model.load();

        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> model.open(score -> {}));
    }

    @Test
    void missingModelIsNamedWithSettingAndCommand(@TempDir Path empty) {
        SileroModel model = model("beluga.models.directory", empty.toString());

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model::load)
                .withMessageContaining("beluga.models.directory = \"" + empty + "\"")
                .withMessageContaining("silero_vad_v6.onnx in " + empty + ", but there is none")
                .withMessageContaining("mvn process-resources");
    }

    @Test
    void fileThatIsNoNetworkIsNamed(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("silero_vad_v6.onnx"), "not a network");

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model("beluga.models.directory", directory.toString())::load)
                .withMessageContaining("a readable speech model silero_vad_v6.onnx")
                .withMessageContaining(", but ONNX Runtime says: ")
                .withMessageContaining("INVALID_PROTOBUF");
    }

    @Test
    void fileThatCannotBeReadIsNamedWithTheReason(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("silero_vad_v6.onnx"));

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model("beluga.models.directory", directory.toString())::load)
                .withMessageContaining(", but it cannot be read: java.io.IOException: Is a directory");
    }

    @Test
    void networkOfAnotherKindIsNamedWithWhatItIs(@TempDir Path directory) throws Exception {
        TinyOnnx.loudness(directory.resolve("silero_vad_v6.onnx"), new long[] {1, 128_000});

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model("beluga.models.directory", directory.toString())::load)
                .withMessageContaining(", but it is not a network of one of these kinds: ")
                .withMessageContaining("but it is audio float [1, 128000]");
    }

    @Test
    void callsShareRunsAboveTheConfiguredNumberForNoLongerThanConfigured() {
        Queue<Runnable> thread = new ArrayDeque<>();
        ManualTime time = new ManualTime();
        VoiceActivityDetector detector = LoadedDetectors.silero(
                thread::add, time, "beluga.vad.silero.batch-above", "2", "beluga.vad.silero.batch-wait", "4ms");
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream first = detector.open(scores::add);
                VoiceActivityDetector.Stream second = detector.open(scores::add)) {
            first.accept(new short[WINDOW], 0, WINDOW);
            assertThat(scores).as("two calls").hasSize(1);

            try (VoiceActivityDetector.Stream third = detector.open(scores::add)) {
                second.accept(new short[WINDOW], 0, WINDOW);
                third.accept(new short[WINDOW], 0, WINDOW);
                assertThat(scores).as("three calls").hasSize(1);
                time.advance(Duration.ofMillis(3));
                assertThat(thread).isEmpty();
                time.advance(Duration.ofMillis(1));
                thread.remove().run();
                assertThat(scores).hasSize(3);
            }
        }
    }

    @Test
    void settingsThatAreNoneAreFaults() {
        assertThat(Configurations.faults(
                        Configurations.of(
                                "beluga.vad.silero.version", "v7",
                                "beluga.vad.silero.sample-rate-hz", "48000",
                                "beluga.vad.silero.batch-above", "-1",
                                "beluga.vad.silero.batch-wait", "1s",
                                "beluga.vad.onnx.sample-rate-hz", "44100"),
                        new SileroKeys(),
                        new OnnxKeys()))
                .extracting(Fault::key)
                .containsExactly(
                        "beluga.vad.silero.version",
                        "beluga.vad.silero.sample-rate-hz",
                        "beluga.vad.silero.batch-above",
                        "beluga.vad.silero.batch-wait",
                        "beluga.vad.onnx.sample-rate-hz");
    }
}
