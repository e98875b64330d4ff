package ai.beluga.voice.simulator.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiSimulatorTest {

    private static final String MANUAL = "{\"setup\":{\"model\":\"models/gemini-3.8-live\",\"realtimeInputConfig\":"
        + "{\"automaticActivityDetection\":{\"disabled\":true}},\"generationConfig\":{\"responseModalities\":[\"AUDIO\"]}}}";
    private static final String AUTOMATIC = "{\"setup\":{\"model\":\"models/gemini-3.8-live\"}}";
    private static final String START = "{\"realtimeInput\":{\"activityStart\":{}}}";
    private static final String END = "{\"realtimeInput\":{\"activityEnd\":{}}}";

    private final GeminiSimulator simulator = new GeminiSimulator("key");
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    GeminiSimulatorTest() {
        simulator.mischief().text = true;
    }

    @AfterEach
    void end() {
        simulator.close();
        http.shutdownNow();
    }

    @Test
    void turnIsAnsweredInAudioThenGenerationThenTurnComplete() {
        simulator.script().answers(Answer.say("yes we do"));

        connect(MANUAL, START, END);

        assertThat(until("turnComplete"))
                .anyMatch(message -> message.contains("inlineData"))
                .anyMatch(message -> message.contains("generationComplete"))
                .last()
                .asString()
                .contains("usageMetadata");
        assertThat(simulator.session().remembers()).last().hasToString("model: yes we do");
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void interruptedTurnHasNoGenerationCompleteAndTheModelRemembersWhatLeft() {
        simulator.timing().pace = 0.5;
        simulator.script().answers(Answer.say("one two three four five six seven eight nine ten"));
        WebSocket client = connect(MANUAL, START, END);
        until("inlineData");

        client.sendText(START, true).join();

        assertThat(until("turnComplete"))
                .anyMatch(message -> message.contains("interrupted"))
                .noneMatch(message -> message.contains("generationComplete"));
        assertThat(simulator.session().remembers().getLast().text())
                .startsWith("one")
                .doesNotContain("ten");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=16000\",\"data\":\"AAA=\"}}}",
                "{\"realtimeInput\":{\"activityEnd\":{}}}",
                "{\"realtimeInput\":{\"audioStreamEnd\":true}}",
                "{\"realtimeInput\":{\"mediaChunks\":[]}}",
                "{\"realtimeInput\":{\"activityStart\":{},\"text\":\"x\"}}",
                "{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/wav\",\"data\":\"AAA=\"}}}",
                "{\"clientContent\":{\"turns\":[{\"role\":\"assistant\",\"parts\":[{\"text\":\"x\"}]}]}}",
                "{\"clientContent\":{\"turns\":[],\"novelty\":1}}",
                "{\"setup\":{\"model\":\"models/gemini-3.8-live\"}}",
                "{\"somethingElse\":{}}",
                "no json"
            })
    void whatTheDescriptionForbidsIsAViolationAndEndsTheConnection(String message) {
        connect(MANUAL, message);

        assertThat(until("closed")).last().asString().contains("1007");
        assertThat(simulator.violations()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"realtimeInput\":{\"activityStart\":{}}}", "{\"realtimeInput\":{\"activityEnd\":{}}}"})
    void activityIsNotToldWhereItIsDetected(String message) {
        connect(AUTOMATIC, message);

        assertThat(until("closed")).last().asString().contains("1007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"setup\":{\"model\":\"gemini-3.8-live\"}}",
                "{\"setup\":{\"model\":\"models/x\",\"generationConfig\":{\"thinkingConfig\":{}}}}",
                "{\"setup\":{\"model\":\"models/x\",\"generationConfig\":{\"responseModalities\":[\"TEXT\"]}}}",
                "{\"setup\":{\"model\":\"models/x\",\"voice\":\"Kore\"}}",
                "{\"setup\":{\"model\":\"models/x\",\"sessionResumption\":{\"handle\":\"unknown\"}}}",
                "{\"realtimeInput\":{\"text\":\"first\"}}"
            })
    void setUpThatCannotBeIsRefused(String setup) {
        connect(setup);

        assertThat(until("closed")).last().asString().contains("1007");
    }

    private WebSocket connect(String... first) {
        WebSocket client = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(
                                simulator.baseUrl()
                                        + "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=key"),
                        new Listener())
                .join();
        for (String message : first) {
            client.sendText(message, true).join();
        }
        return client;
    }

    /** The messages up to the one with this text. */
    private List<String> until(String text) {
        List<String> passed = new ArrayList<>();
        try {
            for (String next = messages.poll(10, TimeUnit.SECONDS);
                    next != null;
                    next = messages.poll(10, TimeUnit.SECONDS)) {
                passed.add(next);
                if (next.contains(text)) {
                    return passed;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no " + text + ", but " + passed);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            messages.add("closed " + code);
            return null;
        }
    }
}
