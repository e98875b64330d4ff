package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Unreachable;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole calls with one model that hears, thinks and speaks: the delivered WAR, and simulators in place of two vendors. */
@ExtendWith(ArquillianExtension.class)
class SpeechModelIT {

    private static final String KEY = "key-of-the-integration-tests";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String SHORT = "we open at nine on saturday";
    private static final String LONG =
            "on weekdays our doors stay open from eight until six while every sunday they stay"
                    + " shut because all people here need some rest after this long week";
    private static final String OTHER = "never on sunday";
    private static final OpenAiSimulator OPENAI = new OpenAiSimulator(KEY);
    private static final GrokSimulator GROK = new GrokSimulator(KEY);

    @Deployment(testable = false)
    static WebArchive gateway() {
        return GatewayArchive.with(Map.of(
                "mp.config.profile",
                "prod",
                "beluga.public-url",
                "https://voice.example.com",
                "beluga.twilio.auth-token",
                TOKEN,
                "beluga.agent.knowledge",
                Path.of("liberty/knowledge").toAbsolutePath().toString(),
                "beluga.s2s.provider",
                "openai-realtime,grok",
                "beluga.s2s.openai-realtime.base-url",
                OPENAI.baseUrl().toString(),
                "beluga.s2s.openai-realtime.api-key",
                KEY,
                "beluga.s2s.grok.base-url",
                GROK.baseUrl().toString(),
                "beluga.s2s.grok.api-key",
                KEY));
    }

    @BeforeEach
    void ready() {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        OPENAI.mischief().none();
        GROK.mischief().none();
    }

    @AfterEach
    void nothingWasDoneAgainstTheDocumentation() {
        assertThat(OPENAI.violations()).isEmpty();
        assertThat(GROK.violations()).isEmpty();
        assertThat(Gateway.eventually(() -> OPENAI.connections() == 0 && GROK.connections() == 0))
                .as("every connection is closed with its call")
                .isTrue();
    }

    @Test
    void modelHearsTheQuestionAndItsAnswerIsHeardWhole() throws Unreachable {
        OPENAI.script().callerSays("When are you open on Saturday?");
        OPENAI.script().answers(Answer.say(SHORT));

        CallRecord call = call("wait greeting", "say audio/demo-question.ulaw.wav", "wait reply", "hang up");

        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(wholeWords(call, 1)).isEqualTo(words(SHORT));
    }

    @Test
    void modelRemembersNoWordThatTheInterruptingCallerDidNotHear() throws Unreachable {
        OPENAI.script().callerSays("When are you open?", "And on Saturday?");
        OPENAI.script().answers(Answer.say(LONG), Answer.say(SHORT));

        CallRecord call = call(
                "wait greeting",
                "say audio/demo-question.ulaw.wav",
                "say audio/t2.ulaw.wav over reply after 1500ms",
                "wait reply",
                "hang up");

        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        List<String> heard = wholeWords(call, 1);
        List<String> remembered = remembered(OPENAI, words(LONG).getFirst());
        assertThat(heard).hasSizeLessThan(words(LONG).size());
        assertThat(remembered).isNotEmpty().isEqualTo(heard.subList(0, Math.min(heard.size(), remembered.size())));
        assertThat(wholeWords(call, 2)).isEqualTo(words(SHORT));
    }

    @Test
    void otherVendorKnowsTheConversationOfTheOneThatDiedInMidSentence() throws Unreachable {
        OPENAI.script().callerSays("When are you open?");
        OPENAI.script().answers(Answer.say(LONG));
        OPENAI.mischief().dieAfterDeltas = 12;
        GROK.script().callerSays("And on Sunday?");
        GROK.script().answers(Answer.say(OTHER));

        CallRecord call = call(
                "wait greeting",
                "say audio/demo-question.ulaw.wav",
                "wait reply",
                "wait quiet 2s",
                "say audio/t2.ulaw.wav",
                "wait reply",
                "hang up");

        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        assertThat(wholeWords(call, call.stream().replies().size() - 1)).isEqualTo(words(OTHER));
        assertThat(GROK.session().memory())
                .anyMatch(item -> item.role().equals("user") && item.text().contains("When are you open?"));
    }

    /** The words of one of the agent's replies that sounded to their end, the greeting being number 0. */
    private static List<String> wholeWords(CallRecord call, int number) {
        Reply reply = call.stream().replies().get(number);
        byte[] heard = Arrays.copyOfRange(call.stream().heard(), (int) reply.start(), (int) reply.end());
        return Melody.heard(heard, List.of(SHORT, LONG, OTHER)).stream()
                .filter(Melody.HeardWord::whole)
                .map(Melody.HeardWord::text)
                .toList();
    }

    /** What a model takes for said of the answer that begins so. */
    private static List<String> remembered(RealtimeSimulator vendor, String first) {
        return vendor.session().memory().stream()
                .filter(item -> item.role().equals("assistant") && item.text().startsWith(first + " "))
                .map(item -> words(item.text()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).toList();
    }

    private static CallRecord call(String... scenario) throws Unreachable {
        return Phone.to(URI.create("https://voice.example.com/twilio/voice"))
                .connect("localhost", Gateway.base().getPort())
                .withoutTls()
                .token(TOKEN)
                .call(Scenario.of(scenario));
    }
}
