package ai.beluga.voice.provider.smartturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.TinyOnnx;
import ai.beluga.voice.time.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartTurnModelTest {

    @TempDir
    Path directory;

    private SmartTurnModel model(byte[] file) throws IOException {
        Path path = Files.write(directory.resolve("turn.onnx"), file);
        return new SmartTurnModel(
                Configurations.of("beluga.turn.provider", "onnx", "beluga.turn.onnx.model", path.toString()),
                Ticker.SYSTEM);
    }

    private SmartTurnModel loaded(byte[] file) throws IOException, StartupFault {
        SmartTurnModel model = model(file);
        model.load();
        return model;
    }

    private void refused(byte[] file, String... reasons) throws IOException {
        SmartTurnModel model = model(file);

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model::load)
                .satisfies(fault -> assertThat(fault.fault().key()).isEqualTo("beluga.turn.onnx.model"))
                .satisfies(fault -> assertThat(fault.getMessage())
                        .contains("turn.onnx")
                        .contains("float[batch, 80, 800]")
                        .contains("float[batch, 128000]")
                        .contains(reasons));
        assertThat(model.isLoaded()).isFalse();
    }

    private static short[] speech(int millis) {
        return Arrays.copyOf(Recording.named("jfk").samples(), millis * 8);
    }

    @Test
    void networkOfFeaturesHearsHowMuchOfTheWindowIsSpeech() throws Exception {
        SmartTurnModel model = loaded(TinyOnnx.featureModel());
        try (Judge judge = model.judge()) {
            double silence = judge.endOfTurn(new short[0]);
            double little = judge.endOfTurn(speech(1_000));
            double much = judge.endOfTurn(speech(8_000));

            assertThat(silence).isCloseTo(0, within(1e-6));
            assertThat(little).isBetween(0.02, 0.3);
            assertThat(much).isBetween(0.5, 0.95);
        }
        model.unload();
    }

    @Test
    void networkOfSoundHearsHowLoudItIs() throws Exception {
        SmartTurnModel model = loaded(TinyOnnx.audioModel());
        short[] soft = new short[TurnWindow.SAMPLES];
        short[] loud = new short[TurnWindow.SAMPLES];
        Arrays.fill(soft, (short) 328);
        Arrays.fill(loud, (short) 983);
        try (Judge judge = model.judge()) {
            assertThat(judge.endOfTurn(loud)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-2));
            assertThat(judge.endOfTurn(soft)).isCloseTo(1 / (1 + Math.exp(1)), within(1e-2));
            assertThat(judge.endOfTurn(Arrays.copyOf(loud, TurnWindow.SAMPLES / 2)))
                    .as("half of it silence")
                    .isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-2));
        }
        model.unload();
    }

    @Test
    void judgeOutlivesTheModel() throws Exception {
        SmartTurnModel model = loaded(TinyOnnx.featureModel());
        try (Judge judge = model.judge()) {
            model.unload();

            assertThat(judge.endOfTurn(new short[0])).isBetween(0.0, 1.0);
            assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(model::judge);
        }
    }

    @Test
    void inputOfAnotherShapeIsRefusedWithWhatWasFound() throws IOException {
        refused(new TinyOnnx("mel", "p", 80, 3_000).mean().bytes(), "mel float[-1, 80, 3000] -> p float[-1, 1]");
        refused(new TinyOnnx("audio", "p", 16_000).mean().bytes(), "audio float[-1, 16000]");
        refused(new TinyOnnx("x", "p", 80, 800, 1).mean().bytes(), "x float[-1, 80, 800, 1]");
    }

    @Test
    void inputOfWholeNumbersIsRefused() throws IOException {
        refused(new TinyOnnx("input_ids", "prob", 128_000).ofIntegers().mean().bytes(), "input_ids int64[-1, 128000]");
    }

    @Test
    void answerThatIsNoProbabilityIsRefused() throws IOException {
        refused(new TinyOnnx("input_features", "logits", 80, 800).mean().bytes(), "no probability: -1.5");
    }

    @Test
    void answerOfManyNumbersIsRefused() throws IOException {
        refused(new TinyOnnx("audio", "p", 128_000).bytesUnreduced(), "128000 numbers instead of one");
    }

    @Test
    void fileThatIsNoNetworkIsRefused() throws IOException {
        refused("not a network".getBytes(StandardCharsets.UTF_8), "ONNX Runtime says");
    }

    @Test
    void fileThatIsNotThereIsRefused() {
        SmartTurnModel model = new SmartTurnModel(
                Configurations.of("beluga.turn.provider", "onnx", "beluga.turn.onnx.model", "/nowhere/turn.onnx"),
                Ticker.SYSTEM);

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model::load)
                .withMessageContaining("/nowhere/turn.onnx")
                .withMessageContaining("cannot be read");
    }

    @Test
    void engineWithoutAFileIsRefused() {
        SmartTurnModel model = new SmartTurnModel(Configurations.of("beluga.turn.provider", "onnx"), Ticker.SYSTEM);

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(model::load)
                .withMessageContaining("beluga.turn.onnx.model is not set");
    }

    @Test
    void engineThatIsNotChosenLoadsNothing() throws StartupFault {
        SmartTurnModel model =
                new SmartTurnModel(Configurations.of("beluga.turn.onnx.model", "/nowhere/turn.onnx"), Ticker.SYSTEM);

        model.load();

        assertThat(model.isLoaded()).isFalse();
    }
}
