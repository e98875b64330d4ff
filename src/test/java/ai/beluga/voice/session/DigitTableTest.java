package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.ScriptedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keys collected in a whole call: what callers of other systems suffered, a row each. The prompt has four words, which last
 * 800 ms; the first key is waited for for five seconds, each further one for two.
 */
class DigitTableTest {

    private static final String PROMPT = "Key in your number.";

    private final ScriptedCall call = new ScriptedCall().run(ofSeconds(2));
    private final List<DigitResult> told = new ArrayList<>();

    /**
     * In the script {@code heard} waits for the end of the prompt, {@code over} for its middle, {@code 900ms} so long; all
     * else is keys.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "keys after the prompt                        | 4 | 4  | # | KEYS   | heard 4711                     "
                        + " | Collected 4711",
                "key over the prompt stops it and counts      | 4 | 4  | # | KEYS   | over 4711                      "
                        + " | Collected 4711",
                "key before the prompt can be heard counts    | 4 | 4  | # | KEYS   | 4711                           "
                        + " | Collected 4711",
                "keys over words that nothing stops count     | 4 | 4  | # | NEVER  | over 47 heard 11               "
                        + " | Collected 4711",
                "all keys over words that nothing stops       | 4 | 4  | # | NEVER  | over 4711                      "
                        + " | Collected 4711",
                "first key is waited for from the end of it   | 4 | 4  | # | KEYS   | heard 4700ms 4711              "
                        + " | Collected 4711",
                "first key comes too late                     | 4 | 4  | # | KEYS   | heard 5200ms                   "
                        + " | NoInput",
                "each key has its own time                    | 4 | 4  | # | KEYS   | heard 4 1700ms 7 1700ms 1 1700ms"
                        + " 1 | Collected 4711",
                "a key in between comes too late              | 4 | 4  | # | KEYS   | heard 47 2100ms                "
                        + " | TooFew 47",
                "enough keys and then a pause                 | 2 | 9  | # | KEYS   | heard 47 2100ms                "
                        + " | Collected 47",
                "the end key ends at once and is no digit     | 1 | 9  | # | KEYS   | heard 47#                      "
                        + " | Collected 47",
                "another end key makes hash a digit           | 1 | 9  | * | KEYS   | heard 4#7*                     "
                        + " | Collected 4#7",
                "without an end key all keys are digits       | 1 | 9  | none | KEYS | heard 4#7* 2100ms             "
                        + " | Collected 4#7*",
                "nothing but the end key                      | 1 | 9  | # | KEYS   | heard #                        "
                        + " | NoInput",
                "the end key comes too early                  | 4 | 6  | # | KEYS   | heard 47#                      "
                        + " | TooFew 47",
                "a full number ends by itself                 | 4 | 4  | # | KEYS   | heard 4711 2000ms              "
                        + " | Collected 4711",
                "hash behind a full number means nothing      | 4 | 4  | # | KEYS   | heard 4711# 4000ms             "
                        + " | Collected 4711",
                "speech does not end the collection           | 4 | 4  | # | KEYS   | heard 47 speech 11             "
                        + " | Collected 4711",
                "speech over the prompt does not end it       | 4 | 4  | # | SPEECH | over speech 4711               "
                        + " | Collected 4711",
                "line is lost                                 | 4 | 4  | # | KEYS   | heard 47 lost                  "
                        + " | GivenUp",
                "line is lost over the prompt                 | 4 | 4  | # | KEYS   | over lost                      "
                        + " | GivenUp",
            })
    void keysOfARow(ArgumentsAccessor row) {
        String why = row.getString(0);
        Optional<Character> end = Optional.ofNullable(row.getCharacter(3));
        DigitRule rule = new DigitRule(row.getInteger(1), row.getInteger(2), ofSeconds(5), ofSeconds(2), end, false);
        SayOptions how = new SayOptions(Interruptibility.valueOf(row.getString(4)), true);
        call.control().collect(PROMPT, rule, how).result().thenAccept(told::add);

        play(row.getString(5));

        assertThat(told).as(why).hasSize(1);
        assertThat(text(told.getFirst())).as(why).isEqualTo(row.getString(6));
        assertThat(call.agent.requests())
                .as("the keys are nobody else's")
                .noneMatch(request -> request.question().matches(".*[0-9#*].*"));
    }

    @Test
    void longestAnswerIsTakenWhole() {
        String keys = "1234567890".repeat(6) + "1234";
        DigitRule rule = new DigitRule(1, DigitRule.MOST, ofSeconds(5), ofSeconds(2), Optional.of('#'), false);
        call.control().collect(PROMPT, rule, SayOptions.FOR_KEYS).result().thenAccept(told::add);

        play("heard " + keys);

        assertThat(told).containsExactly(new DigitResult.Collected(keys));
    }

    @Test
    void secondAttemptHoldsNoKeyOfTheFirst() {
        collect();
        play("heard 47 2100ms");

        collect();
        play("heard 0815");

        assertThat(told).extracting(DigitTableTest::text).containsExactly("TooFew 47", "Collected 0815");
    }

    @Test
    void whatTheCallerSaidMeanwhileIsAnsweredAfterTheKeys() {
        collect();

        play("heard 47 speech 11 4000ms");

        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.agent.requests().getFirst().question()).isEqualTo("It is on my card.");
    }

    @Test
    void keysWithoutACollectionAreTheCallersWords() {
        collect();
        play("heard 4711# 2100ms 5 4000ms");

        assertThat(call.agent.requests().getLast().question()).isEqualTo("5");
    }

    @Test
    void agentThatAsksForKeysIsToldThemInItsReplyAndAsTheNextTurn() {
        List<DigitResult> keyed = new ArrayList<>();
        agentAsks(DigitRule.number(4), keyed);

        play("600ms 4711 3000ms");

        assertThat(keyed).containsExactly(new DigitResult.Collected("4711"));
        assertThat(call.agent.requests().getLast().question()).isEqualTo("4 7 1 1");
        assertThat(call.heardAtTheFarEnd()).endsWith("You said 4 7 1 1.");
    }

    @Test
    void agentThatAsksForKeysIsToldWhenTheCallEndsWithoutThem() {
        List<DigitResult> keyed = new ArrayList<>();
        agentAsks(DigitRule.number(4), keyed);

        play("2000ms 47");
        call.lose(LossCause.STOPPED);

        assertThat(keyed).containsExactly(new DigitResult.GivenUp());
    }

    /** The caller has asked something, and the agent's question for keys begins to be heard. */
    private void agentAsks(DigitRule rule, List<DigitResult> keyed) {
        call.agent.asksForKeys(PROMPT, rule, keyed::add);
        call.callerSays("My balance, please.").run(ofMillis(1_300));
    }

    private void collect() {
        call.control()
                .collect(PROMPT, DigitRule.number(4), SayOptions.FOR_KEYS)
                .result()
                .thenAccept(told::add);
    }

    private void play(String script) {
        for (String step : script.strip().split(" ")) {
            switch (step) {
                case "heard" -> call.run(ofMillis(80 + 800 + 120));
                case "over" -> call.run(ofMillis(400));
                case "speech" -> call.callerSays("It is on my card.").run(ofMillis(300));
                case "lost" -> call.lose(LossCause.BROKEN);
                default -> {
                    if (step.endsWith("ms")) {
                        call.run(Duration.parse("PT" + Integer.parseInt(step.replace("ms", "")) / 1_000.0 + "S"));
                    } else {
                        step.chars().forEach(key -> call.press((char) key).run(ofMillis(100)));
                    }
                }
            }
        }
    }

    private static String text(DigitResult result) {
        return (result.getClass().getSimpleName() + " " + result.digits()).strip();
    }
}
