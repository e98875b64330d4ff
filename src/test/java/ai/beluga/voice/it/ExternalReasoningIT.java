package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.ModelCalls.Done;
import ai.beluga.voice.it.ModelCalls.Steps;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.CallRecord.Outcome;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.realtime.Melody;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's agent decides what is said, and one stream of Grok hears the caller and says it: word for word, by its {@link Melody}. */
@ExtendWith(ArquillianExtension.class)
class ExternalReasoningIT {

    private static final ModelVendor<GrokSimulator> GROK = ModelVendor.grok();
    private static final String ON_SATURDAY = "What are your opening hours on Saturday?";
    private static final String OPEN = "When are you open?";
    private static final String TIRE = "How much does it cost to fix a flat tire?";
    /** As the agent's files have it. */
    private static final String SATURDAY =
            "On Saturday we are open from nine in the morning until one in the afternoon.";

    private static final String HOURS =
            "We are open Monday to Friday from eight in the morning until six in the evening. " + SATURDAY
                    + " We are closed on Sunday and on public holidays.";

    @Deployment(testable = false)
    static WebArchive gateway() {
        return ModelCalls.gateway(List.of(GROK), Map.of("beluga.s2s.reasoning", "external"));
    }

    /** A client that has never been used may open too late for its first call. */
    @BeforeEach
    void ready() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        call(Scenario.of("wait greeting", "hang up"));
        // So slow that a reply is still being made when it is cut off, and yet without gaps between its clauses.
        GROK.simulator().timing().pace = 1.05;
        GROK.simulator().timing().answerDelay = Duration.ofMillis(50);
    }

    @Test
    void callerHearsTheAgentsWordsInTheModelsVoiceMayInterruptAndPressKeysAndWhatIsUsedIsCounted() throws Exception {
        GROK.script().callerSays(ON_SATURDAY, OPEN, TIRE);
        int before = GROK.simulator().countSent("response.done");

        Done done = call(new Steps()
                .then("wait greeting", "say audio/demo-question.ulaw.wav", "wait reply")
                .then("say audio/demo-question.ulaw.wav", "say audio/t2.ulaw.wav over reply after 2200ms", "wait reply")
                .then("press 7", "wait reply", "hang up")
                .scenario());

        String told = "heard " + heard(done) + "\ntold " + done.facts();
        assertThat(done.call().failure()).as(told).isEmpty();
        assertThat(done.call().violations()).isEmpty();
        assertThat(done.call().outcome()).isEqualTo(Outcome.CALLER_HUNG_UP);
        assertThat(texts(done, "CallerSpoke")).as(told).containsExactly(ON_SATURDAY, OPEN, TIRE, "7");
        List<String> said = texts(done, "AgentSpoke");
        assertThat(said).as(told).hasSize(5).element(1).isEqualTo(SATURDAY);
        assertThat(said.get(3)).contains("fifteen dollars");
        assertThat(done.of("CallerInterrupted")).hasSize(1);
        assertThat(heardOfTheHours(done, said))
                .as("no word is remembered that was not heard: " + told)
                .startsWith(words(said.get(2)).toArray(String[]::new))
                .hasSizeLessThan(2 * words(said.get(2)).size())
                .hasSizeLessThan(words(HOURS).size());
        onlyTheModelHeardAndSpoke(done, GROK.simulator().countSent("response.done") - before);
    }

    /** All but the answer that was cut off is heard whole, in order; returns what was heard of that. */
    private static List<String> heardOfTheHours(Done done, List<String> said) {
        List<String> heard = heard(done);
        List<String> before = words(said.get(0), said.get(1));
        List<String> after = words(said.get(3), said.get(4));
        assertThat(heard)
                .startsWith(before.toArray(String[]::new))
                .endsWith(after.toArray(String[]::new))
                .hasSizeGreaterThan(before.size() + after.size());
        List<String> some = heard.subList(before.size(), heard.size() - after.size());
        assertThat(words(HOURS)).startsWith(some.toArray(String[]::new));
        return some;
    }

    /** Nobody stood in for it, and nobody asked it what to say. */
    private static void onlyTheModelHeardAndSpoke(Done done, int replies) {
        assertThat(done.of("ProviderFailed")).isEmpty();
        assertThat(done.memories()).as("one connection for the whole call").hasSize(1);
        assertThat(GROK.simulator().count("response.create")).isZero();
        assertThat(GROK.simulator().count("response.cancel"))
                .as("the reply that was cut off was still being made")
                .isEqualTo(1);
        assertThat(done.of("ModelUsed"))
                .as("each reply of the vendor, the one that was cut off among them, once")
                .hasSize(replies)
                .allMatch(used -> used.getString("provider").equals("grok"))
                .allMatch(used -> used.getInt("turn") > 0)
                .allMatch(used -> used.getInt("otherIn") > 0 && used.getInt("otherOut") > 0);
        assertThat(GROK.simulator().violations()).isEmpty();
        assertThat(Gateway.eventually(() -> GROK.simulator().connections() == 0))
                .isTrue();
    }

    private static Done call(Scenario scenario) throws Exception {
        try (ModelCalls calls = new ModelCalls(List.of(GROK))) {
            return calls.onFirst(scenario);
        }
    }

    private static List<String> texts(Done done, String type) {
        return done.of(type).stream()
                .map((JsonObject fact) -> fact.getString("text"))
                .toList();
    }

    /** The whole words the caller heard, as they sound. */
    private static List<String> heard(Done done) {
        CallRecord call = done.call();
        List<String> vocabulary = new ArrayList<>(texts(done, "AgentSpoke"));
        vocabulary.add(HOURS);
        return Melody.heard(call.stream().heard(), vocabulary).stream()
                .filter(Melody.HeardWord::whole)
                .flatMap(word -> words(word.text()).stream())
                .toList();
    }

    private static List<String> words(String... texts) {
        return Stream.of(texts)
                .flatMap(text -> Arrays.stream(
                        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").split(" ")))
                .toList();
    }
}
