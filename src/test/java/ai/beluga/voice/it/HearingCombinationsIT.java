package ai.beluga.voice.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.load.server.SpokenTones;
import ai.beluga.voice.phone.PhoneCommand;
import ai.beluga.voice.testkit.PairwiseCover;
import ai.beluga.voice.testkit.TinyOnnx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
 * Calls in which every two engines that hear meet, by configuration alone: the delivered WAR, the recogniser of the
 * product, and a voice that hums, because making speech is not what is tested. Which engine it is shows by what it alone asks
 * for, and of those that judge turns by the pause that ended one.
 */
@ExtendWith(ArquillianExtension.class)
class HearingCombinationsIT {

    private static final List<String> VOICE_ACTIVITY = List.of("silero", "webrtc", "energy", "onnx");
    private static final List<String> TURN = List.of("silence", "onnx");
    private static final List<String> NOISE = List.of("none", "webrtc", "rnnoise", "spectral");
    private static final Path FOLDER = Path.of("target", "hearing-it").toAbsolutePath();
    private static final Path KNOWLEDGE = FOLDER.resolve("knowledge");
    private static final Path NEVER_OVER = FOLDER.resolve("never-over.onnx");
    private static final Path ALWAYS_OVER = FOLDER.resolve("always-over.onnx");
    private static final Path NEVER_A_VOICE = FOLDER.resolve("never-a-voice.onnx");
    private static final Path VOICE_MODEL =
            Path.of("target/classes/models/silero_vad_v5.onnx").toAbsolutePath();

    /** What each engine says of itself, and none of the others does. */
    private static final Map<String, String> VOICE_ACTIVITY_TRAITS = Map.of(
            "silero", "8000 Hz, frames of 32 ms, delay 0 ms, ",
            "webrtc", "8000 Hz, frames of 10 ms, delay 0 ms, ",
            "energy", "8000 Hz, frames of 10 ms, delay 20 ms, ",
            "onnx", "16000 Hz, frames of 32 ms, delay 0 ms, ");

    private static final Map<String, String> NOISE_TRAITS = Map.of(
            "none", "8000 Hz, frames of 10 ms, delay 0 ms, about 0 ms",
            "webrtc", "8000 Hz, frames of 10 ms, delay 9 ms, ",
            "rnnoise", "48000 Hz, frames of 10 ms, delay 10 ms, ",
            "spectral", "8000 Hz, frames of 16 ms, delay 16 ms, ");

    private static final int MIN_PAUSE_MILLIS = 300;
    private static final int NORMAL_PAUSE_MILLIS = 1_500;
    private static final int MAX_PAUSE_MILLIS = 3_000;
    private static final int FRAME_MILLIS = 20;
    private static final int LATE_MILLIS = 1_000;
    private static final Pattern ENDPOINTING = Pattern.compile("call \\S+ turn \\d+: .*\\(endpointing (\\d+),");
    private static final List<String> QUESTION = List.of("wait greeting", "say audio/demo-question.ulaw.wav");

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
        Files.write(NEVER_OVER, TinyOnnx.constantTurn(0));
        Files.write(ALWAYS_OVER, TinyOnnx.constantTurn(1));
        Files.write(NEVER_A_VOICE, TinyOnnx.constantVoice(0));
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

    /** Not all 32, each with a start of its own: the engines know nothing of each other, so what goes wrong takes two at most. */
    static Stream<Arguments> combinations() {
        return PairwiseCover.of(List.of(VOICE_ACTIVITY, TURN, NOISE)).stream().map(row -> Arguments.of(row.toArray()));
    }

    @ParameterizedTest(name = "vad {0}, turn {1}, noise {2}")
    @MethodSource("combinations")
    void callerIsUnderstoodAndAnswered(String vad, String turn, String noise) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "beluga.vad.provider",
                vad,
                "beluga.turn.provider",
                turn,
                "beluga.noise.provider",
                noise,
                "beluga.vad.onnx.model",
                VOICE_MODEL.toString(),
                "beluga.vad.onnx.sample-rate-hz",
                "16000",
                "beluga.turn.onnx.model",
                NEVER_OVER.toString(),
                "beluga.noise.rnnoise.processor-share",
                "1.0"));
        settings.putAll(pauses());
        int before = ServerLog.trace().length();

        String log = logOfStart(settings);

        assertThat(log)
                .containsPattern("beluga\\.vad\\.provider = " + vad + ": " + VOICE_ACTIVITY_TRAITS.get(vad))
                .containsPattern("beluga\\.noise\\.provider = " + noise + ": " + NOISE_TRAITS.get(noise));
        isUnderstoodAndAnswered();
        turnsEndedAfter(turn.equals("onnx") ? MAX_PAUSE_MILLIS : NORMAL_PAUSE_MILLIS, before);
    }

    @Test
    void turnOfWhichTheNetworkIsSureEndsAfterTheShortestPause() throws Exception {
        Map<String, String> settings = new HashMap<>(pauses());
        settings.put("beluga.turn.provider", "onnx");
        settings.put("beluga.turn.onnx.model", ALWAYS_OVER.toString());
        int before = ServerLog.trace().length();
        logOfStart(settings);

        call("wait reply");

        turnsEndedAfter(MIN_PAUSE_MILLIS, before);
    }

    @Test
    void callerInWhomTheNetworkHearsNoVoiceIsAskedAgainAndNeverAnswered() throws Exception {
        String log = logOfStart(Map.of(
                "beluga.vad.provider", "onnx",
                "beluga.vad.onnx.model", NEVER_A_VOICE.toString(),
                "beluga.turn.reprompt-after", "6s"));
        int before = ServerLog.text().length();
        assertThat(log).contains("beluga.vad.provider = onnx: 8000 Hz, frames of 32 ms");

        String told = call("wait reply within 30s");

        assertThat(Gateway.eventually(() -> ServerLog.text().substring(before).contains(" answer(s)")))
                .isTrue();
        assertThat(ServerLog.text().substring(before)).contains(", 0 answer(s)");
        assertThat(told).doesNotContainIgnoringCase("saturday");
    }

    @Test
    void recogniserHearsWhatNoiseSuppressionLeaves() throws Exception {
        String log = logOfStart(Map.of("beluga.noise.provider", "webrtc", "beluga.stt.input", "denoised"));

        assertThat(log).containsPattern("beluga\\.noise\\.provider = webrtc: " + NOISE_TRAITS.get("webrtc"));
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

    /** Pauses that tell by their length who judged the turn: nobody but the network, or nobody at all. */
    private static Map<String, String> pauses() {
        return Map.of(
                "beluga.turn.min-pause", MIN_PAUSE_MILLIS + "ms",
                "beluga.turn.normal-pause", NORMAL_PAUSE_MILLIS + "ms",
                "beluga.turn.max-pause", MAX_PAUSE_MILLIS + "ms",
                "beluga.turn.adaptive", "false",
                "beluga.turn.text-hints", "false");
    }

    /** @param before how long the trace was before the call */
    private static void turnsEndedAfter(int millis, int before) {
        List<Integer> pauses = ENDPOINTING
                .matcher(ServerLog.trace().substring(before))
                .results()
                .map(turn -> Integer.valueOf(turn.group(1)))
                .toList();
        assertThat(pauses)
                .isNotEmpty()
                .allSatisfy(pause -> assertThat(pause).isBetween(millis - FRAME_MILLIS, millis + LATE_MILLIS));
    }

    private static void isUnderstoodAndAnswered() throws IOException {
        call("wait reply", "--understood", "opening hours on saturday", "--answered", "nine to four");
    }

    /** Asks the question of the recording; what the phone tells of the call. */
    private static String call(String wait, String... expected) throws IOException {
        assertThat(Gateway.status("/health/ready"))
                .as(Gateway.text("/health/ready"))
                .isEqualTo(200);
        List<String> lines =
                Stream.concat(QUESTION.stream(), Stream.of(wait, "hang up")).toList();
        Path scenario = Files.write(FOLDER.resolve("question.txt"), lines, UTF_8);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, UTF_8);
        Stream<String> arguments = Stream.of(
                "--url",
                Gateway.base() + "/twilio/voice",
                "--token",
                "demo-token-for-loopback-only",
                "--events",
                Gateway.base() + "/demo/events",
                "--scenario",
                scenario.toString());

        int code = PhoneCommand.run(
                out, out, Stream.concat(arguments, Stream.of(expected)).toArray(String[]::new));

        assertThat(code).as(told.toString(UTF_8)).isZero();
        return told.toString(UTF_8);
    }
}
