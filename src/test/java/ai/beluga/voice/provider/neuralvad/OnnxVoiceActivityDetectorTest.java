package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.VoiceScores;
import ai.beluga.voice.time.Ticker;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxVoiceActivityDetectorTest {

    @TempDir
    private Path directory;

    private Path copyOf(String model) throws Exception {
        try (InputStream in = OnnxVoiceActivityDetectorTest.class.getResourceAsStream("/models/" + model)) {
            Path file = directory.resolve("operators-own.onnx");
            Files.copy(Objects.requireNonNull(in), file);
            return file;
        }
    }

    private static String fault(String... settings) {
        OnnxVoiceModel part = LoadedDetectors.onnxModel(settings);
        StartupFault[] caught = new StartupFault[1];
        assertThatExceptionOfType(StartupFault.class).isThrownBy(part::load).satisfies(fault -> caught[0] = fault);
        return String.valueOf(caught[0].getMessage());
    }

    private static String faultOf(Path model) {
        return fault("beluga.vad.onnx.model", model.toString());
    }

    @Test
    void fileOfSileroFiveScoresAsTheBundledOne() throws Exception {
        short[] speech = Recording.named("cards-001").samples();

        assertThat(VoiceScores.of(LoadedDetectors.onnx(copyOf("silero_vad_v5.onnx")), speech))
                .isEqualTo(VoiceScores.of(LoadedDetectors.silero("beluga.vad.silero.version", "v5"), speech));
    }

    @Test
    void rateIsTheOneConfigured() throws Exception {
        VoiceActivityDetector detector =
                LoadedDetectors.onnx(copyOf("silero_vad_v4.onnx"), "beluga.vad.onnx.sample-rate-hz", "16000");

        assertThat(detector.traits().sampleRateHz()).isEqualTo(16_000);
        assertThat(detector.traits().frameSamples()).isEqualTo(512);
        assertThat(detector.traits().costMicros()).isPositive();
    }

    @Test
    void plainNetworkScoresEachWindowAlone() throws Exception {
        VoiceActivityDetector detector =
                LoadedDetectors.onnx(TinyOnnx.loudness(directory.resolve("tiny.onnx"), new long[] {1, 160}));
        short[] samples = new short[400];
        Arrays.fill(samples, 0, 160, (short) 16_384);
        Arrays.fill(samples, 160, 320, (short) -8_192);

        assertThat(VoiceScores.of(detector, samples))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.endSample()).isEqualTo(160);
                            assertThat(first.lengthSamples()).isEqualTo(160);
                            assertThat(first.probability()).isCloseTo(0.5f, within(1e-6f));
                        },
                        second -> {
                            assertThat(second.endSample()).isEqualTo(320);
                            assertThat(second.probability()).isCloseTo(0.25f, within(1e-6f));
                        });
        assertThat(detector.traits())
                .extracting(EngineTraits::sampleRateHz, EngineTraits::frameSamples)
                .containsExactly(8_000, 160);
    }

    @Test
    void plainNetworkForAnyNumberOfCallsIsTaken() throws Exception {
        Path model = TinyOnnx.loudness(directory.resolve("tiny.onnx"), new long[] {-1, 256});

        assertThat(VoiceScores.of(LoadedDetectors.onnx(model), new short[512])).hasSize(2);
    }

    @Test
    void modelMustBeNamed() {
        assertThat(fault())
                .startsWith("beluga.vad.onnx.model is not set: expected the path of an ONNX file")
                .contains("or choose another detector with beluga.vad.provider");
    }

    @Test
    void missingFileIsNamed() {
        assertThat(faultOf(directory.resolve("nowhere.onnx")))
                .contains("nowhere.onnx")
                .contains("expected a file that the server can read; it cannot be read:"
                        + " java.nio.file.NoSuchFileException");
    }

    @Test
    void fileThatIsNoNetworkIsNamed() throws Exception {
        assertThat(faultOf(Files.writeString(directory.resolve("text.onnx"), "not a network")))
                .contains("text.onnx")
                .contains("expected a file that holds a network in ONNX form; ONNX Runtime says: ")
                .contains("INVALID_PROTOBUF");
    }

    @Test
    void unknownSignatureIsToldWithThoseAccepted() throws Exception {
        assertThat(faultOf(TinyOnnx.loudness(directory.resolve("turns.onnx"), new long[] {1, 128_000})))
                .contains("Silero 5 and 6 (input float [calls, 288], state float [2, calls, 128], sr int64 []")
                .contains("Silero 4 (input float [calls, 256], sr int64 [], h and c float [2, calls, 64]")
                .contains("plain (one input float [1, samples] with 80..800 samples -> one output float [1, 1])")
                .contains("but it is audio float [1, 128000] -> level float [1, 1]");
    }

    /** A logarithm of silence is no probability. */
    @Test
    void answerToSilenceMustBeAProbability() throws Exception {
        assertThat(faultOf(TinyOnnx.loudness(directory.resolve("log.onnx"), new long[] {1, 256}, "Log")))
                .contains("answers silence with a probability of 0..1, not with -Infinity");
    }

    /** Cosine, then negative: -1 for silence. */
    @Test
    void answerBelowZeroIsRefused() throws Exception {
        assertThat(faultOf(TinyOnnx.loudness(directory.resolve("neg.onnx"), new long[] {1, 256}, "Cos", "Neg")))
                .contains("not with -1.0");
    }

    @Test
    void costIsProcessorTimeWhateverTheClockSays() throws Exception {
        AtomicLong hours = new AtomicLong();
        Ticker clock = () -> Duration.ofHours(hours.incrementAndGet()).toNanos();
        OnnxVoiceModel part = new OnnxVoiceModel(
                Configurations.of(
                        "beluga.vad.provider",
                        "onnx",
                        "beluga.vad.onnx.model",
                        copyOf("silero_vad_v5.onnx").toString()),
                clock);
        part.load();

        assertThat(Duration.ofNanos(part.traits().costMicros() * 1_000L)).isLessThan(Duration.ofHours(1));
        part.unload();
    }

    @Test
    void nothingIsLoadedWhenAnotherDetectorIsChosen() throws StartupFault {
        OnnxVoiceModel part = new OnnxVoiceModel(Configurations.of("beluga.vad.onnx.model", "/nowhere"), Ticker.SYSTEM);

        part.load();

        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> part.open(score -> {}));
    }

    @Test
    void callUnderWayOutlivesTheUnloading() throws Exception {
        OnnxVoiceModel part = LoadedDetectors.onnxModel(
                "beluga.vad.onnx.model",
                TinyOnnx.loudness(directory.resolve("tiny.onnx"), new long[] {1, 160})
                        .toString());
        part.load();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = part.open(scores::add)) {
            part.unload();
            stream.accept(new short[160], 0, 160);
        }

        assertThat(scores).hasSize(1);
        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(() -> part.open(scores::add));
    }
}
