package ai.beluga.voice.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Script;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check by hand, against the simulators, and its exit codes. */
class LiveModelCommandTest {

    private static final String KEY = "key-of-the-tests";
    private static final String SAID = "We open at ten.";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void openAiAnswers() {
        try (OpenAiSimulator vendor = new OpenAiSimulator(KEY)) {
            vendor.mischief().strange = true;
            answersFrom(
                    "openai-realtime",
                    "BELUGA_S2S_OPENAI_REALTIME_",
                    vendor.baseUrl().toString(),
                    vendor.script());
            assertThat(vendor.violations()).isEmpty();
        }
        assertThat(out.toString(UTF_8))
                .contains("taken by the gateway", "told:       Used[")
                .contains("unexpected: OpenAI Realtime sent something unknown: ");
    }

    @Test
    void grokAnswers() {
        try (GrokSimulator vendor = new GrokSimulator(KEY)) {
            answersFrom("grok", "BELUGA_S2S_GROK_", vendor.baseUrl().toString(), vendor.script());
            assertThat(vendor.violations()).isEmpty();
        }
        assertThat(out.toString(UTF_8)).doesNotContain("unexpected");
    }

    @Test
    void geminiAnswers() {
        try (GeminiSimulator vendor = new GeminiSimulator(KEY)) {
            answersFrom("gemini", "BELUGA_S2S_GEMINI_", vendor.baseUrl().toString(), vendor.script());
            assertThat(vendor.violations()).isEmpty();
        }
        assertThat(out.toString(UTF_8)).doesNotContain("unexpected");
    }

    @Test
    void novaAnswers() {
        try (NovaSimulator vendor = new NovaSimulator(KEY)) {
            environment.put("BELUGA_S2S_AMAZON_NOVA_ACCESS_KEY_ID", KEY);
            environment.put("BELUGA_S2S_AMAZON_NOVA_SECRET_ACCESS_KEY", "secret");
            environment.put("BELUGA_S2S_AMAZON_NOVA_MODEL", "amazon.nova-2-sonic-v1:0");
            answersFrom(
                    "amazon-nova", "BELUGA_S2S_AMAZON_NOVA_", vendor.baseUrl().toString(), vendor.script());
            assertThat(vendor.violations()).isEmpty();
        }
        assertThat(out.toString(UTF_8)).contains("taken by the vendor").doesNotContain("unexpected");
    }

    private void answersFrom(String vendor, String prefix, String address, Script script) {
        script.callerSays("what time do you open");
        script.answers(Answer.say(SAID));
        environment.put(prefix + "BASE_URL", address);
        environment.putIfAbsent(prefix + "API_KEY", KEY);
        // A machine that is busy with other tests may be slow.
        environment.put(prefix + "DEAD_AFTER", "20s");

        assertThat(run(vendor)).as(err.toString(UTF_8)).isEqualTo(LiveModelCommand.GOOD);
        assertThat(out.toString(UTF_8))
                .contains("opened in ", "understood: what time do you open", "answered:   " + SAID)
                .containsPattern("first sound \\d+ ms after the question")
                .endsWith("the model answered in sound and words\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void modelThatFailsToAnswerIsAFailureOfTheCheck() {
        try (OpenAiSimulator vendor = new OpenAiSimulator(KEY)) {
            vendor.script().answers(Answer.failed("rate_limit_exceeded", "Rate limit reached."));
            environment.put(
                    "BELUGA_S2S_OPENAI_REALTIME_BASE_URL", vendor.baseUrl().toString());
            environment.put("BELUGA_S2S_OPENAI_REALTIME_API_KEY", KEY);

            assertThat(run("openai-realtime")).isEqualTo(LiveModelCommand.FAILED);
        }
        assertThat(err.toString(UTF_8)).contains("the answer ended as FAILED");
    }

    @Test
    void keyThatTheVendorRefusesIsAFailureOfTheCheck() {
        try (GrokSimulator vendor = new GrokSimulator(KEY)) {
            environment.put("BELUGA_S2S_GROK_BASE_URL", vendor.baseUrl().toString());
            environment.put("BELUGA_S2S_GROK_API_KEY", "another");

            assertThat(run("grok")).isEqualTo(LiveModelCommand.FAILED);
        }
        assertThat(err.toString(UTF_8)).contains("no conversation was opened").doesNotContain("another");
    }

    @ParameterizedTest
    @CsvSource({
        "openai-realtime, BELUGA_S2S_OPENAI_REALTIME_API_KEY",
        "grok, BELUGA_S2S_GROK_API_KEY",
        "gemini, BELUGA_S2S_GEMINI_API_KEY",
        "amazon-nova, BELUGA_S2S_AMAZON_NOVA_ACCESS_KEY_ID"
    })
    void withoutAKeyNothingIsTried(String vendor, String variable) {
        assertThat(run(vendor)).isEqualTo(LiveModelCommand.USAGE);
        assertThat(err.toString(UTF_8)).contains(variable + " is not set");
    }

    @Test
    void vendorThatIsNoneAndASettingThatIsNotAllowedAreSaidSo() {
        assertThat(run("somebody")).isEqualTo(LiveModelCommand.USAGE);
        assertThat(err.toString(UTF_8)).contains("name one of openai-realtime, grok, gemini, amazon-nova");

        environment.put("BELUGA_S2S_GROK_API_KEY", KEY);
        environment.put("BELUGA_S2S_GROK_SPEED", "fast");
        assertThat(run("grok")).isEqualTo(LiveModelCommand.USAGE);
        assertThat(err.toString(UTF_8)).contains("beluga.s2s.grok.speed");
    }

    private int run(String vendor) {
        return new LiveModelCommand(
                        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Duration.ofSeconds(20))
                .run(List.of(vendor), environment);
    }
}
