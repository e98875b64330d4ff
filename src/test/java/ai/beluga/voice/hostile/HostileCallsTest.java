package ai.beluga.voice.hostile;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that calls whatever it is told to, as often as it is told to, with whatever it is told to. */
class HostileCallsTest {

    private static final S2sEvent COMPLETE = new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE);
    private static final String APOLOGY = "apology prompt.";
    /** Those that run, and then so many that are refused until the reply is given up. */
    private static final int MOST_REPLIES = Shop.PER_TURN + 10;

    private final Shop shop = new Shop();
    private final ScriptedCall call = ScriptedCall.withTools(true, English.TURN.with(English.SILENCE_BORNE), shop.box())
            .run(ofSeconds(2));
    private int calls;

    private S2sEvent wants(String tool, String arguments) {
        return new S2sEvent.ToolCalled("v" + ++calls, tool, arguments);
    }

    private static String day(int number) {
        return "{\"day\":\"" + number + "\"}";
    }

    private void replies(String words, List<S2sEvent> tools) {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        if (!words.isEmpty()) {
            events.addAll(call.model.spoken(1, words));
        }
        events.addAll(tools);
        events.add(COMPLETE);
        call.model.replies(events);
    }

    private ScriptedCall says(String words) {
        call.model.hears(words);
        return call.callerSpeaks(ofSeconds(1));
    }

    private long answered() {
        return call.model.log().stream()
                .filter(line -> line.startsWith("result"))
                .count();
    }

    private void theNextTurnIsAnswered() {
        call.model.says("At your service.");
        says("Hello?").run(ofSeconds(3));
        assertThat(call.heardAtTheFarEnd()).endsWith("At your service.");
    }

    @AfterEach
    void nobodyElseActed() {
        shop.actedForNobodyBut(new CallId("CA00000000000000000000000000000001"));
        shop.didNothingTwice();
        assertThat(shop.pay.uses()).isEmpty();
    }

    @Test
    void hundredsOfCallsInOneReplyRunNoMoreThanATurnAllows() {
        replies(
                "One moment.",
                IntStream.range(0, 300).mapToObj(i -> wants("look", day(i))).toList());

        says("Go.").run(ofSeconds(5));

        assertThat(shop.look.arguments()).containsExactly(day(0), day(1));
        assertThat(call.heardAtTheFarEnd()).endsWith(APOLOGY);
        theNextTurnIsAnswered();
    }

    @Test
    void toolsTogetherRunNoMoreThanATurnAllows() {
        replies(
                "One moment.",
                IntStream.range(0, 300)
                        .mapToObj(i -> wants(i % 2 == 0 ? "look" : "book", day(i)))
                        .toList());

        says("Go.").run(ofSeconds(5));

        assertThat(shop.look.uses().size() + shop.book.uses().size()).isEqualTo(Shop.PER_TURN);
        theNextTurnIsAnswered();
    }

    @Test
    void callsReplyAfterReplyEndInAnAnswer() {
        for (int i = 0; i < 300; i++) {
            replies("", List.of(wants("look", day(i))));
        }

        says("Go.").run(ofSeconds(60));

        assertThat(shop.look.uses()).hasSize(Shop.LOOKS_PER_TURN);
        assertThat(answered()).isLessThanOrEqualTo(MOST_REPLIES);
        assertThat(call.heardAtTheFarEnd()).contains(APOLOGY);
    }

    @Test
    void effectThatIsWantedReplyAfterReplyHappensOnceAndTheCallerIsAnswered() {
        for (int i = 0; i < 300; i++) {
            replies("", List.of(wants("book", day(1))));
        }

        says("Go.").run(ofSeconds(60));

        assertThat(shop.book.arguments()).containsExactly(day(1));
        assertThat(answered()).isLessThanOrEqualTo(MOST_REPLIES);
        assertThat(call.heardAtTheFarEnd()).contains(APOLOGY);
    }

    @Test
    void callsTurnAfterTurnRunNoMoreThanACallAllows() {
        for (int turn = 0; turn < 12; turn++) {
            replies("", List.of(wants("look", day(turn)), wants("book", day(turn))));
            call.model.says("Done.");
            says("Go.").run(ofSeconds(3));
            assertThat(call.heardAtTheFarEnd()).endsWith("Done.");
        }

        assertThat(shop.look.uses()).hasSize(Shop.LOOKS_PER_CALL);
        assertThat(shop.book.uses()).hasSizeLessThanOrEqualTo(Shop.PER_CALL - Shop.LOOKS_PER_CALL);
        theNextTurnIsAnswered();
    }

    @Test
    void toolsThatAreNoneCountAsCalls() {
        for (int turn = 0; turn < 3; turn++) {
            replies(
                    "",
                    IntStream.range(0, 5).mapToObj(i -> wants("none" + i, "{}")).toList());
            call.model.says("Done.");
            says("Go.").run(ofSeconds(3));
        }
        replies("", List.of(wants("look", day(1))));
        call.model.says("Then not.");

        says("Go.").run(ofSeconds(3));

        assertThat(shop.look.uses()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
    }

    @Test
    void endOfTheCallWithoutAWordIsAskedForWordsOnce() {
        for (int i = 0; i < 300; i++) {
            replies("", List.of(wants("end_call", "{\"reason\":\"none\"}"), wants("end_call", "{}")));
        }

        says("Bye.").run(ofSeconds(20));

        assertThat(answered()).isLessThanOrEqualTo(4);
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void callIdsThatComeAgainMakeNoMoreOfIt() {
        List<S2sEvent> same = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            same.add(new S2sEvent.ToolCalled("same", i % 2 == 0 ? "look" : "book", day(i)));
        }
        shop.look.holds();
        replies("One moment.", same);
        call.model.says("I am back.");

        says("Go.").run(ofSeconds(2));
        shop.look.release();
        call.run(ofSeconds(10));

        assertThat(shop.look.uses().size() + shop.book.uses().size()).isLessThanOrEqualTo(Shop.PER_TURN);
        theNextTurnIsAnswered();
    }

    static Stream<String> wrongArguments() {
        return Stream.of(
                "{\"day\":\"1\",\"caller\":\"+19005550000\"}",
                "{\"day\":\"1\",\"callId\":\"CA2\",\"call\":\"CA2\"}",
                "{\"day\":\"1\",\"toolContext\":{\"call\":\"CA2\",\"caller\":\"+19005550000\"}}",
                "{\"day\":\"1\",\"context\":{\"caller\":\"+19005550000\"}}",
                "{\"day\":\"1\",\"idempotencyKey\":\"CA1-1\"}",
                "{\"day\":\"1\",\"called\":null}",
                "{\"day\":{\"day\":\"1\",\"caller\":\"+19005550000\"}}",
                "{\"day\":[\"1\"]}",
                "{\"day\":1}",
                "{\"day\":null}",
                "{\"Day\":\"1\"}",
                "{\"d\u0430y\":\"1\"}",
                "{\"day\":\"1\",\"price\":1e999999}",
                "{\"day\":\"1\",\"price\":-1e999999999}",
                "{\"day\":\"1\",\"price\":1e99999999999999999999}",
                "{\"day\":\"1\",\"price\":1e-999999999}",
                "{\"day\":\"1\",\"price\":1e-2147483647}",
                "{\"day\":\"1\",\"price\":0." + "3".repeat(5_000) + "}",
                "{\"day\":\"1\",\"price\":" + "9".repeat(5_000) + "}",
                "{\"day\":\"1\",\"price\":NaN}",
                "{\"day\":\"1\",\"price\":\"5\"}",
                "{\"day\":\"" + "x".repeat(21) + "\"}",
                "{\"day\":\"" + "x".repeat(1_000_000) + "\"}",
                "{\"day\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}",
                "[".repeat(16_000),
                "{\"day\":\"1\"",
                "[{\"day\":\"1\"}]",
                "\"day\"",
                "null",
                "");
    }

    @ParameterizedTest
    @MethodSource("wrongArguments")
    void wrongArgumentsAreRefusedAndTheCallGoesOn(String arguments) {
        replies("", List.of(wants("look", arguments)));
        call.model.says("Then not.");

        says("Go.").run(ofSeconds(3));

        assertThat(shop.look.uses()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
        assertThat(call.model.log()).anyMatch(line -> line.startsWith("result v1 {\"status\":\"refused\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"day\":\"1\",\"day\":\"2\"}", "{\"day\":\"1\"} {\"day\":\"2\"}"})
    void ofWhatIsGivenTwiceOneIsUsed(String arguments) {
        replies("", List.of(wants("look", arguments)));
        call.model.says("Done.");

        says("Go.").run(ofSeconds(3));

        assertThat(shop.look.arguments()).containsAnyOf(day(1), day(2)).hasSizeLessThanOrEqualTo(1);
        assertThat(call.heardAtTheFarEnd()).endsWith("Done.");
    }

    static Stream<String> namesOfNothing() {
        return Stream.of(
                "Look",
                "LOOK",
                "look ",
                " look",
                "l\u043eok",
                "loo\u212a",
                "look\u0000",
                "look\u200b",
                "book;pay",
                "pay()",
                "Shop.pay",
                "__proto__",
                "toString",
                "",
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("namesOfNothing")
    void nameThatIsNotQuiteATools(String name) {
        replies("", List.of(wants(name, day(1))));
        call.model.says("Then not.");

        says("Go.").run(ofSeconds(3));

        assertThat(shop.look.uses()).isEmpty();
        assertThat(shop.book.uses()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
        assertThat(call.facts(CallEvent.ToolUsed.class))
                .extracting(CallEvent.ToolUsed::tool)
                .containsExactly(CallEvent.ToolUsed.UNKNOWN);
    }

    @Test
    void effectOfAnInterruptedReplyHappensOnceHoweverOftenItIsWantedAfterwards() {
        shop.book.holds();
        replies(
                "Just a moment please, I book that now for you.",
                List.of(wants("book", day(1)), wants("book", day(1))));
        says("Go.").run(ofMillis(1_500));
        replies("", List.of(wants("book", day(1)), wants("book", "{ \"day\" : \"1\" }")));
        call.model.says("It is done.");
        says("Wait.").run(ofSeconds(1));
        shop.book.release();
        call.run(ofSeconds(3));

        assertThat(shop.book.arguments()).containsExactly(day(1));
        assertThat(call.heardAtTheFarEnd()).endsWith("It is done.");
    }

    @Test
    void effectOfAStreamThatDiedHappensOnceThoughTheNextStreamWantsIt() {
        shop.book.holds();
        replies("", List.of(wants("book", day(1))));
        says("Go.").run(ofMillis(1_500));
        replies("", List.of(new S2sEvent.ToolCalled("v1", "book", day(1)), wants("book", day(1))));
        call.model.says("It is done.");
        call.model.die();
        call.run(ofSeconds(2));
        shop.book.release();
        call.run(ofSeconds(4));

        assertThat(shop.book.arguments()).containsExactly(day(1));
        assertThat(call.heardAtTheFarEnd()).endsWith("It is done.");
        assertThat(call.model.openings()).hasSize(2);
    }

    @Test
    void otherEffectsHaveOtherKeys() {
        replies("", List.of(wants("book", day(1)), wants("book", day(2))));
        call.model.says("It is done.");

        says("Go.").run(ofSeconds(4));

        assertThat(shop.book.arguments()).containsExactly(day(1), day(2));
        assertThat(call.heardAtTheFarEnd()).endsWith("It is done.");
    }
}
