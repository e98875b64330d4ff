package ai.beluga.voice.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.load.server.SpokenTones;
import ai.beluga.voice.phone.PhoneCommand;
import ai.beluga.voice.testkit.TinyOnnx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call with every combination of the engines that hear, by configuration alone: the delivered WAR, the recogniser of the
 * product, and a voice that hums, because making speech is not what is tested.
 */
@ExtendWith(ArquillianExtension.class)
class HearingCombinationsIT {

    private static final List<String> VOICE_ACTIVITY = List.of("silero", "webrtc", "energy", "onnx");
    private static final List<String> TURN = List.of("silence", "onnx");
    private static final List<String> NOISE = List.of("none", "webrtc", "rnnoise", "spectral");
    private static final Path FOLDER = Path.of("target", "hearing-it").toAbsolutePath();
    private static final Path KNOWLEDGE = FOLDER.resolve("knowledge");
    private static final Path TURN_MODEL = FOLDER.resolve("turn.onnx");
    private static final Path VOICE_MODEL =
            Path.of("target/classes/models/silero_vad_v5.onnx").toAbsolutePath();

    /** The answer to the question of the recording, short, so that the calls are. */
    private static final String SHOP = """
        # Shop

        ## Opening hours on Saturday

        Open nine to four.
        """;

    @Deployment(testable = false)
    static WebArchive gateway() throws IOException {
        Files.createDirectories(KNOWLEDGE);
        Files.writeString(KNOWLEDGE.resolve("shop.md"), SHOP, UTF_8);
        Files.write(TURN_MODEL, TinyOnnx.featureModel());
        SettingsFile.write(Map.of());
        return GatewayArchive.withSettingsFile(Map.of(
                        "mp.config.profile", "demo",
                        "beluga.public-url", Gateway.base().toString(),
                        "beluga.greeting", "Hello",
                        "beluga.tts.provider", "tones"))
                .addClass(SpokenTones.class);
    }

    @BeforeAll
    static void firstStartIsOver() {
        assertThat(Gateway.startIsOver()).isTrue();
    }

    static Stream<Arguments> combinations() {
        return VOICE_ACTIVITY.stream()
                .flatMap(vad ->
                        TURN.stream().flatMap(turn -> NOISE.stream().map(noise -> Arguments.of(vad, turn, noise))));
    }

    @ParameterizedTest(name = "vad {0}, turn {1}, noise {2}")
    @MethodSource("combinations")
    void callerIsUnderstoodAndAnswered(String vad, String turn, String noise) throws Exception {
        Map<String, String> engines =
                Map.of("beluga.vad.provider", vad, "beluga.turn.provider", turn, "beluga.noise.provider", noise);
        Map<String, String> settings = new HashMap<>(engines);
        settings.put("beluga.vad.onnx.model", VOICE_MODEL.toString());
        settings.put("beluga.turn.onnx.model", TURN_MODEL.toString());

        String log = logOfStart(settings);

        assertThat(log)
                .contains(engines.entrySet().stream()
                        .map(engine -> engine.getKey() + " is " + engine.getValue())
                        .toList());
        isUnderstoodAndAnswered();
    }

    @Test
    void recogniserHearsWhatNoiseSuppressionLeaves() throws Exception {
        String log = logOfStart(Map.of("beluga.noise.provider", "webrtc", "beluga.stt.input", "denoised"));

        assertThat(log).contains("beluga.noise.provider is webrtc");
        isUnderstoodAndAnswered();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "beluga.vad.provider, 'energy, onnx, silero, webrtc'",
        "beluga.turn.provider, 'onnx, silence'",
        "beluga.noise.provider, 'none, rnnoise, spectral, webrtc'"
    })
    void unknownEngineIsRefusedWithThoseThatAreKnown(String key, String known) throws Exception {
        logOfStart(Map.of(key, "sliero"));

        assertThat(Gateway.status("/health/ready")).isEqualTo(503);
        assertThat(Gateway.text("/health/ready"))
                .contains(key + " = \\\"sliero\\\"")
                .contains("expected " + known + ".");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "beluga.vad.provider, beluga.vad.onnx.model",
        "beluga.turn.provider, beluga.turn.onnx.model",
    })
    void networkWithoutAFileIsRefusedWithTheKeyThatNamesIt(String key, String model) throws Exception {
        logOfStart(Map.of(key, "onnx"));

        assertThat(Gateway.status("/health/ready")).isEqualTo(503);
        assertThat(Gateway.text("/health/ready")).contains(model + " is not set");
    }

    /** Starts the gateway anew; returns when it is ready or has said why not, with what it logged. */
    private static String logOfStart(Map<String, String> settings) throws Exception {
        int before = ServerLog.text().length();
        Map<String, String> all = new HashMap<>(settings);
        all.put("%demo.beluga.agent.knowledge", KNOWLEDGE.toString());
        SettingsFile.write(all);
        RunningApplication.restart();
        assertThat(Gateway.startIsOver()).isTrue();
        return ServerLog.text().substring(before);
    }

    private static void isUnderstoodAndAnswered() throws IOException {
        assertThat(Gateway.status("/health/ready"))
                .as(Gateway.text("/health/ready"))
                .isEqualTo(200);
        Path scenario = Files.writeString(FOLDER.resolve("question.txt"), """
            wait greeting
            say audio/demo-question.ulaw.wav
            wait reply
            hang up
            """, UTF_8);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, UTF_8);

        int code = PhoneCommand.run(
                out,
                out,
                "--url",
                Gateway.base() + "/twilio/voice",
                "--token",
                "demo-token-for-loopback-only",
                "--events",
                Gateway.base() + "/demo/events",
                "--scenario",
                scenario.toString(),
                "--understood",
                "opening hours on saturday",
                "--answered",
                "nine to four");

        assertThat(code).as(told.toString(UTF_8)).isZero();
    }
}
