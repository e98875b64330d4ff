package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.ModelCalls.Done;
import ai.beluga.voice.it.ModelCalls.Steps;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.CallRecord.Outcome;
import ai.beluga.voice.simulator.ModelVendor;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.Situation;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole calls with a model that hears, thinks and speaks: the same on every vendor, one call on each at a time. What the
 * caller hears is told word for word by its {@link Melody}.
 */
abstract class ModelConversations {

    static final String SHORT = "we open at nine on saturday";
    static final String KEYS = "your key came through";
    /** Words of one length: what estimates a word's end from its letters is then as good as with a voice. */
    static final String LONG = "once this shop will shut each week from late noon till four come here soon with good"
            + " idea then talk over what must help them find both long ones next time also";

    static final String OTHER = "never before eleven";
    static final String BYE = "thanks and goodbye";
    static final String PERSON = "somebody answers you now";
    static final String FROM_TOOLS = "noon opens and green lamp waits";
    static final String NOT_BOOKED = "nothing was booked then";
    static final String BOOKED = "your place is under trees";
    /** The gateway's own voice hums, which is no word of a model's. */
    private static final Set<Class<?>> WARM = new HashSet<>();

    private static final String HUM = "?";

    private static final List<String> ALL =
            List.of(SHORT, KEYS, LONG, OTHER, BYE, PERSON, FROM_TOOLS, NOT_BOOKED, BOOKED);
    private static final Pattern OPENS = Pattern.compile("\"opens\":\"late ([^\"]*)\"");
    private static final Pattern THING = Pattern.compile("\"thing\":\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");
    /** Short; what it is understood as the vendors' scripts say. */
    private static final String QUESTION = "say audio/goodbye.ulaw.wav";
    /** Who the phone says that it is. */
    private static final String CALLER = "+15005550006";

    private static final Duration SILENT_WITHIN = Duration.ofMillis(700);
    /** What vendors call the model. */
    private static final Set<String> MODELS = Set.of("assistant", "model");

    private static final Pattern TOLD_IN_A_LINE = Pattern.compile("heard of your last reply only: \"([^\"]*)\"");

    final List<ModelVendor<?>> vendors;

    ModelConversations(List<ModelVendor<?>> vendors) {
        this.vendors = vendors;
    }

    @BeforeEach
    void ready() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        if (WARM.add(getClass())) {
            // A client that has never been used may open too late for its first call.
            onEach(
                    (vendor, calls) -> new Steps().then("wait greeting", "wait quiet 3s", "hang up"),
                    (vendor, done) -> {});
        }
        vendors.forEach(vendor -> vendor.script().forget());
    }

    @AfterEach
    void nothingWasDoneAgainstTheDocumentation() {
        for (ModelVendor<?> vendor : vendors) {
            assertThat(vendor.simulator().violations()).as(vendor.name()).isEmpty();
            assertThat(Gateway.eventually(() -> vendor.simulator().connections() == 0))
                    .as("every connection to " + vendor.name() + " is closed with its call")
                    .isTrue();
        }
    }

    @Test
    void callerIsAnsweredMayInterruptPressKeysAndIsHungUpOnAndOnlyWhatWasHeardIsRemembered() throws Exception {
        for (ModelVendor<?> vendor : vendors) {
            vendor.script().callerSays("When are you open?", "And on weekdays?", "And on Saturday?", "That is all.");
            vendor.script()
                    .answers(
                            Answer.say(SHORT),
                            Answer.say(KEYS),
                            Answer.say(LONG),
                            Answer.say(OTHER),
                            Answer.say(BYE).andCall("end_call", "{}"));
        }

        onEach(
                (vendor, calls) -> new Steps()
                        .then("wait greeting", QUESTION, "wait reply", "press 7", "wait reply", QUESTION)
                        .then("say audio/t2.ulaw.wav over reply after 2500ms", "wait reply")
                        .then("the vendor's connection dies", () -> calls.lose(vendor))
                        .then(QUESTION, "expect end within 20s"),
                (vendor, done) -> {
                    assertThat(done.call().outcome()).isEqualTo(Outcome.SERVER_ENDED);
                    assertThat(done.endReason()).isEqualTo("GOODBYE");
                    assertThat(done.call().stream().bargeIns())
                            .as("the model is silent before it is known whether the caller means it")
                            .hasSize(1)
                            .allMatch(barge -> barge.lastHeard().compareTo(SILENT_WITHIN) < 0);
                    List<String> heard = heardOfTheLongAnswer(done.call());
                    List<List<Memory>> sessions = done.memories();
                    assertThat(sessions).as("the one that died, and the next").hasSize(2);
                    assertThat(sessions.getFirst())
                            .as("the key, as the caller's")
                            .anyMatch(entry ->
                                    entry.role().equals("user") && entry.text().contains("7"));
                    assertThat(callerTold(done)).anyMatch(text -> text.contains("7"));
                    gatewayRemembers(done, heard);
                    vendorRemembers(vendor, sessions, heard);
                });
    }

    @Test
    void toolThatIsNotOfferedIsRefusedAndTheCallerIsPutThroughToAPerson() throws Exception {
        for (ModelVendor<?> vendor : vendors) {
            vendor.script().callerSays("Wipe your disk.", "I want a person.");
            vendor.script()
                    .answers(
                            Answer.call("wipe_disk", "{\"really\":true}"),
                            Answer.say(OTHER),
                            Answer.say(PERSON).andCall("transfer_to_person", "{}"));
        }

        onEach(
                (vendor, calls) ->
                        new Steps().then("wait greeting", QUESTION, "wait reply", QUESTION, "expect end within 20s"),
                (vendor, done) -> {
                    assertThat(heard(done.call())).isEqualTo(words(OTHER, PERSON));
                    assertThat(done.call().outcome()).isEqualTo(Outcome.TRANSFERRED);
                    assertThat(done.call().dialled()).contains(ModelCalls.PERSON);
                    assertThat(done.endReason()).isEqualTo("TRANSFER");
                    assertThat(vendor.simulator().memories().getLast())
                            .anyMatch(entry -> entry.role().equals("result")
                                    && entry.text().contains("error"));
                });
    }

    @Test
    void callerWhoHangsUpInMidReplyLeavesNothingBehind() throws Exception {
        for (ModelVendor<?> vendor : vendors) {
            vendor.script().callerSays("When are you open?");
            vendor.script().answers(Answer.say(LONG));
        }

        onEach(
                (vendor, calls) -> new Steps()
                        .then("wait greeting", QUESTION)
                        .inReply(Duration.ofMillis(1_500))
                        .then("hang up"),
                (vendor, done) -> {
                    assertThat(done.call().outcome()).isEqualTo(Outcome.CALLER_HUNG_UP);
                    assertThat(done.endReason()).isEqualTo("CALLER_HUNG_UP");
                    List<String> heard = heard(done.call());
                    assertThat(heard).isNotEmpty().isEqualTo(words(LONG).subList(0, heard.size()));
                    assertThat(Gateway.eventually(() -> vendor.simulator().connections() == 0))
                            .isTrue();
                });
    }

    @Test
    void toolsOfTheApplicationAreCalledAndAnEffectOnlyAfterTheCallersYes() throws Exception {
        for (ModelVendor<?> vendor : vendors) {
            vendor.script().callerSays("When do you open, and what have I ordered?", "A table for five.", "For four.");
            vendor.script()
                    .answers(Answer.call("openingHours", "{\"service\":\"WORKSHOP\",\"day\":\"2026-12-05\"}")
                            .andCall("lastOrder", "{}"));
            vendor.script()
                    .answers(known ->
                            Answer.say(result(known, OPENS) + " opens and " + result(known, THING) + " waits"));
            vendor.script()
                    .answers(
                            Answer.call("bookTable", "{\"seats\":5}"),
                            Answer.say(NOT_BOOKED),
                            Answer.call("bookTable", "{\"seats\":4}"));
            vendor.script().answers(known -> Answer.say("your place is " + result(known, NAME)));
        }

        onEach(
                (vendor, calls) -> new Steps()
                        .then("wait greeting", QUESTION, "wait reply")
                        .then(QUESTION, "wait reply", "press 2", "wait reply")
                        .then(QUESTION, "wait reply", "press 1", "wait reply", "hang up"),
                (vendor, done) -> {
                    assertThat(heard(done.call())).isEqualTo(words(FROM_TOOLS, HUM, NOT_BOOKED, HUM, BOOKED));
                    assertThat(done.memories().getLast().stream()
                                    .filter(entry -> entry.role().equals("result"))
                                    .map(Memory::text))
                            .containsExactlyInAnyOrder(
                                    done("{\"service\":\"WORKSHOP\",\"day\":\"2026-12-05\",\"opens\":\"late noon\"}"),
                                    done("{\"caller\":\"" + CALLER + "\",\"thing\":\"green lamp\"}"),
                                    "{\"status\":\"declined\",\"note\":\"the caller did not agree; it was not done\","
                                            + "\"caller_said\":\"2\"}",
                                    "{\"status\":\"done\",\"result\":{\"seats\":4,\"name\":\"under trees\"},"
                                            + "\"caller_said\":\"1\"}");
                    assertThat(done.memories().getLast())
                            .as("told in the result, and not once more beside it")
                            .noneMatch(entry -> entry.text().contains("meanwhile"));
                    String call = done.call().callSid();
                    assertThat(Gateway.text(ShopPage.PATH).lines().filter(line -> line.startsWith(call)))
                            .containsExactly(
                                    call + " lastOrder " + CALLER + " key ",
                                    call + " bookTable 4 for " + CALLER + " key " + call + "-1");
                });
    }

    private static String done(String result) {
        return "{\"status\":\"done\",\"result\":" + result + "}";
    }

    /** What the results of tools that a model was told have in one place. */
    private static String result(Situation known, Pattern place) {
        return known.memory().stream()
                .filter(entry -> entry.role().equals("result"))
                .flatMap(entry -> place.matcher(entry.text()).results())
                .map(found -> found.group(1))
                .reduce((earlier, later) -> later)
                .orElse("nothing");
    }

    /** A call on each vendor at once; what is wrong with one is told with the vendor's name. */
    private void onEach(BiFunction<ModelVendor<?>, ModelCalls, Steps> steps, BiConsumer<ModelVendor<?>, Done> judge)
            throws Exception {
        try (ModelCalls calls = new ModelCalls(vendors)) {
            Map<ModelVendor<?>, Done> done =
                    calls.onEach(vendor -> steps.apply(vendor, calls).scenario());
            List<Throwable> wrong = new ArrayList<>();
            done.forEach((vendor, one) -> {
                try {
                    assertThat(one.call().failure()).isEmpty();
                    assertThat(one.call().violations()).isEmpty();
                    judge.accept(vendor, one);
                } catch (AssertionError problem) {
                    wrong.add(new AssertionError(
                            vendor.name() + ": " + problem.getMessage() + "\nheard " + heard(one.call())
                                    + "\nremembered " + one.memories() + "\ntold " + one.transcript(),
                            problem));
                }
            });
            assertThat(wrong).isEmpty();
        }
    }

    /** All but the long answer is heard whole, in order; returns what was heard of that. */
    private static List<String> heardOfTheLongAnswer(CallRecord call) {
        List<String> heard = heard(call);
        List<String> before = words(SHORT, KEYS);
        List<String> after = words(OTHER, BYE);
        assertThat(heard).hasSizeGreaterThan(before.size() + after.size());
        assertThat(heard.subList(0, before.size())).isEqualTo(before);
        assertThat(heard.subList(heard.size() - after.size(), heard.size())).isEqualTo(after);
        List<String> some = heard.subList(before.size(), heard.size() - after.size());
        assertThat(some)
                .hasSizeLessThan(words(LONG).size())
                .isEqualTo(words(LONG).subList(0, some.size()));
        return some;
    }

    /** The gateway knows no ends of words here: it takes them to come late, and so counts none that was not heard. */
    private static void gatewayRemembers(Done done, List<String> heard) {
        List<String> told = done.of("AgentSpoke").stream()
                .filter(fact -> fact.getBoolean("interrupted"))
                .map(fact -> fact.getString("text"))
                .filter(text -> text.startsWith(words(LONG).getFirst() + " "))
                .findFirst()
                .map(ModelConversations::words)
                .orElseThrow(() -> new AssertionError("no interrupted reply"));
        assertThat(heard).startsWith(told.toArray(String[]::new));
        assertThat(told).hasSizeGreaterThanOrEqualTo(heard.size() / 2);
    }

    /** What is cut, or told in a line, is right to a word; what is handed over with the conversation is the gateway's. */
    private static void vendorRemembers(ModelVendor<?> vendor, List<List<Memory>> sessions, List<String> heard) {
        if (!vendor.takesTurnsAlone()) {
            List<List<String>> exactly = ofTheLongAnswer(sessions.getFirst());
            assertThat(exactly).as("what it was told of the reply").hasSize(1);
            assertThat(heard).startsWith(exactly.getFirst().toArray(String[]::new));
            assertThat(exactly.getFirst()).hasSizeGreaterThanOrEqualTo(heard.size() - 1);
        }
        List<List<String>> then = ofTheLongAnswer(sessions.getLast());
        assertThat(then).as("what the next session knows").hasSize(1);
        assertThat(heard).startsWith(then.getFirst().toArray(String[]::new));
        assertThat(then.getFirst()).hasSizeGreaterThanOrEqualTo(heard.size() / 2);
    }

    /** What a model takes for said of it. Where it was told in a line, that: what Gemini made itself it cannot forget. */
    private static List<List<String>> ofTheLongAnswer(List<Memory> memory) {
        List<String> told = memory.stream()
                .flatMap(entry -> TOLD_IN_A_LINE.matcher(entry.text()).results())
                .map(line -> line.group(1))
                .toList();
        Stream<String> said =
                memory.stream().filter(entry -> MODELS.contains(entry.role())).map(Memory::text);
        return (told.isEmpty() ? said : told.stream())
                .filter(text -> text.startsWith(words(LONG).getFirst() + " "))
                .map(ModelConversations::words)
                .toList();
    }

    private static List<String> callerTold(Done done) {
        return done.of("CallerSpoke").stream()
                .map((JsonObject fact) -> fact.getString("text"))
                .toList();
    }

    /** The whole words heard behind the greeting. */
    static List<String> heard(CallRecord call) {
        byte[] all = call.stream().heard();
        int from = (int) call.stream().replies().getFirst().end();
        return Melody.heard(Arrays.copyOfRange(all, from, all.length), ALL).stream()
                .filter(Melody.HeardWord::whole)
                .map(Melody.HeardWord::text)
                .toList();
    }

    static List<String> words(String... texts) {
        return Stream.of(texts).flatMap(text -> Stream.of(text.split(" "))).toList();
    }
}
