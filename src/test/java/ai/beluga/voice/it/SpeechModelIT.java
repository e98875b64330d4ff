package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.ModelCalls.Steps;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models of three vendors, with the gateway's turns. */
@ExtendWith(ArquillianExtension.class)
class SpeechModelIT extends ModelConversations {

    private static final ModelVendor<OpenAiSimulator> OPENAI = ModelVendor.openAi();
    private static final ModelVendor<GrokSimulator> GROK = ModelVendor.grok();
    private static final List<ModelVendor<?>> VENDORS = List.of(OPENAI, GROK, ModelVendor.gemini());

    SpeechModelIT() {
        super(VENDORS);
    }

    @Deployment(testable = false)
    static WebArchive gateway() {
        return ModelCalls.gateway(VENDORS, "gateway");
    }

    @Test
    void otherVendorKnowsTheConversationOfTheOneThatDiedInMidSentence() throws Exception {
        OPENAI.script().callerSays("When are you open?");
        OPENAI.script().answers(Answer.say(LONG));
        OPENAI.simulator().mischief().dieAfterDeltas = 12;
        GROK.script().callerSays("And on Sunday?");
        GROK.script().answers(Answer.say(SHORT), Answer.say(OTHER));
        Scenario scenario = new Steps()
                .then("wait greeting", "say audio/demo-question.ulaw.wav", "wait reply", "wait quiet 2s")
                .then("say audio/t2.ulaw.wav", "wait reply", "hang up")
                .scenario();

        try (ModelCalls calls = new ModelCalls(VENDORS)) {
            CallRecord call = calls.onFirst(scenario).call();

            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
            assertThat(heard(call))
                    .as("it goes on with the answer, and answers the next question")
                    .endsWith(words(SHORT, OTHER).toArray(String[]::new));
            assertThat(GROK.simulator().memories().getLast())
                    .anyMatch(
                            entry -> entry.role().equals("user") && entry.text().contains("When are you open?"));
        } finally {
            OPENAI.simulator().mischief().none();
        }
    }
}
