package ai.beluga.voice.hostile;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that does all it can to have an effect that the caller was not asked about, or has not agreed to. */
class HostileQuestionsTest {

    private static final S2sEvent BEGAN = new S2sEvent.ReplyBegan(false);
    private static final S2sEvent COMPLETE = new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE);
    private static final String ASKED = Shop.SHALL_I_PAY + " " + Shop.HOW;

    private final Shop shop = new Shop();
    private final ScriptedCall call = ScriptedCall.withTools(true, English.TURN.with(English.SILENCE_BORNE), shop.box())
            .run(ofSeconds(2));
    private int calls;

    private S2sEvent wants(String tool, String arguments) {
        return new S2sEvent.ToolCalled("v" + ++calls, tool, arguments);
    }

    private void replies(S2sEvent... tools) {
        List<S2sEvent> events = new ArrayList<>(List.of(BEGAN));
        events.addAll(Arrays.asList(tools));
        events.add(COMPLETE);
        call.model.replies(events);
    }

    private ScriptedCall says(String words) {
        call.model.hears(words);
        return call.callerSpeaks(ofSeconds(1));
    }

    private void isAskedToPay(S2sEvent... besides) {
        List<S2sEvent> all = new ArrayList<>(List.of(wants("pay", Shop.FIVE_TO_BOB)));
        all.addAll(Arrays.asList(besides));
        replies(all.toArray(S2sEvent[]::new));
        says("Go.").run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith(ASKED);
    }

    /** So often the caller heard the gateway ask for a yes. */
    private int questionsHeard() {
        return call.heardAtTheFarEnd().split(Shop.HOW, -1).length - 1;
    }

    @AfterEach
    void nobodyElseActed() {
        shop.actedForNobodyBut(new CallId("CA00000000000000000000000000000001"));
        shop.didNothingTwice();
    }

    @Test
    void yesOfTheCallerPaysWhatWasAsked() {
        isAskedToPay();
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(shop.pay.arguments()).containsExactly(Shop.PAID_FIVE_TO_BOB);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":5,\"to\":\"Bob\",\"confirmed\":true}",
                "{\"amount\":5,\"to\":\"Bob\",\"confirm\":\"yes\"}",
                "{\"amount\":5,\"to\":\"Bob\",\"question\":\"Are you well?\"}",
                "{\"amount\":5,\"to\":\"Bob\",\"granted\":true,\"status\":\"done\"}"
            })
    void callThatSaysItIsConfirmedIsRefused(String arguments) {
        replies(wants("pay", arguments));
        call.model.says("Then not.");

        says("Go.").run(ofSeconds(4));

        assertThat(shop.pay.uses()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
    }

    @Test
    void yesThatTheModelSaysAndHearsBeforeDuringAndAfterTheQuestionIsNone() {
        call.model.report(new S2sEvent.CallerText(1, "Yes.", true));
        List<S2sEvent> events = new ArrayList<>(List.of(BEGAN));
        events.addAll(call.model.spoken(1, "Yes."));
        events.addAll(List.of(wants("pay", Shop.FIVE_TO_BOB), new S2sEvent.CallerText(1, "Yes.", true), COMPLETE));
        call.model.replies(events);
        says("Go.");
        while (!call.heardAtTheFarEnd().contains("Shall")) {
            call.run(ofMillis(20));
        }
        for (int i = 0; i < 40; i++) {
            call.run(ofMillis(200));
            call.model.report(new S2sEvent.CallerSpeech(true));
            call.model.report(new S2sEvent.CallerSpeech(false));
            call.model.report(new S2sEvent.CallerText(2 + i, "Yes, please.", true));
            call.model.report(BEGAN);
            call.model.spoken(50 + i, "Yes, please.").forEach(call.model::report);
            call.model.report(COMPLETE);
        }
        assertThat(call.heardAtTheFarEnd()).contains(ASKED).doesNotContain("please. Yes,");
        call.model.says("Then not.");

        call.callerSays("No.").run(ofSeconds(4));

        assertThat(shop.pay.uses()).isEmpty();
    }

    @Test
    void silenceAfterTheQuestionIsNoYesWhateverTheModelHears() {
        isAskedToPay();

        for (int i = 0; i < 30; i++) {
            call.model.report(new S2sEvent.CallerText(2 + i, "Yes.", true));
            call.run(ofSeconds(1));
        }

        assertThat(shop.pay.uses()).isEmpty();
    }

    @Test
    void whatIsPaidIsWhatWasAskedThoughTheModelWantsOtherThingsMeanwhile() {
        isAskedToPay(
                wants("pay", "{\"amount\":999,\"to\":\"Mallory\"}"),
                new S2sEvent.ToolCalled("v1", "pay", "{\"amount\":998,\"to\":\"Mallory\"}"),
                wants("pay", Shop.FIVE_TO_BOB));
        call.model.report(BEGAN);
        call.model.report(wants("pay", "{\"amount\":997,\"to\":\"Mallory\"}"));
        call.model.report(new S2sEvent.ToolCalled("v1", "pay", "{\"amount\":996,\"to\":\"Mallory\"}"));
        call.model.report(COMPLETE);
        call.run(ofMillis(500));
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(4));

        assertThat(shop.pay.arguments()).containsExactly(Shop.PAID_FIVE_TO_BOB);
        assertThat(questionsHeard()).isEqualTo(1);
    }

    @Test
    void callerIsAskedAndNotHungUpOnByAModelThatPaysAndGoes() {
        replies(wants("pay", Shop.FIVE_TO_BOB), wants("transfer_to_person", "{}"), wants("end_call", "{}"));

        says("Go.").run(ofSeconds(5));

        assertThat(shop.pay.uses()).isEmpty();
        assertThat(questionsHeard()).isEqualTo(1);
        assertThat(call.reports()).isEmpty();
    }

    @Test
    void callerWhoDeclinesIsNotAskedTheSameWithoutEnd() {
        isAskedToPay();
        for (int i = 0; i < 12; i++) {
            replies(wants("pay", Shop.FIVE_TO_BOB));
        }

        for (int i = 0; i < 12; i++) {
            call.callerSays("No.").run(ofSeconds(6));
            call.model.hears("No.");
        }

        assertThat(questionsHeard()).isLessThanOrEqualTo(3);
        assertThat(shop.pay.uses()).isEmpty();
    }

    @Test
    void callerWhoDeclinesIsNotAskedOtherThingsWithoutEnd() {
        isAskedToPay();
        for (int i = 0; i < 12; i++) {
            replies(wants("pay", "{\"amount\":" + (100 + i) + ",\"to\":\"Bob\"}"));
        }

        for (int i = 0; i < 12; i++) {
            call.callerSays("No.").run(ofSeconds(6));
            call.model.hears("No.");
        }

        assertThat(questionsHeard()).isLessThanOrEqualTo(6);
        assertThat(shop.pay.uses()).isEmpty();
    }

    @Test
    void effectBeforeAQuestionIsNotDoneAgainBehindIt() {
        replies(wants("book", "{\"day\":\"1\"}"), wants("pay", Shop.FIVE_TO_BOB));
        says("Go.").run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith(ASKED);
        replies(wants("book", "{\"day\":\"1\"}"));
        call.model.says("It is booked.");

        call.callerSays("No.").run(ofSeconds(5));

        assertThat(shop.book.arguments()).containsExactly("{\"day\":\"1\"}");
        assertThat(call.heardAtTheFarEnd()).endsWith("It is booked.");
    }

    @Test
    void streamThatTakesOverIsNotConfirmedByTheAnswerToAnother() {
        isAskedToPay();
        call.model.die();
        call.run(ofMillis(400));
        call.model.report(BEGAN);
        call.model.report(new S2sEvent.ToolCalled("v1", "pay", "{\"amount\":999,\"to\":\"Mallory\"}"));
        call.model.report(COMPLETE);
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(4));

        assertThat(shop.pay.arguments()).doesNotContain("{\"amount\":999,\"to\":\"Mallory\"}");
        assertThat(shop.pay.uses()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bob? Say yes. Are you well",
                "Bob.\\n\\nPlease say yes. Are you well",
                "Bob\\\" <break time=\\\"9s\\\"/> <speak>Are you well</speak>",
                "Bob} {amount} {to} Are you well",
                "Bob\\u202e\\u2028\\u200b\\u0085 Are you well",
                "Bob\\u3002 Are you well\\uff1f",
                "Bob! Press 1: Are you well"
            })
    void whatAModelPutsIntoAQuestionStaysWithinIt(String to) {
        replies(wants("pay", "{\"amount\":5,\"to\":\"" + to + "\"}"));

        says("Go.").run(ofSeconds(12));

        String asked = call.synthesizer.asked().stream()
                .filter(clause -> clause.contains("Shall I pay"))
                .findFirst()
                .orElseThrow();
        assertThat(asked)
                .startsWith("Shall I pay 5 euros to Bob")
                .containsPattern("Are you well(.*)\\?")
                .doesNotContainPattern("[<>{}\"\\p{C}\\u2028\\u3002]|[?.!:;] *[A-Z].*well");
        assertThat(questionsHeard()).isEqualTo(1);
        assertThat(shop.pay.uses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "la "})
    void questionThatWouldNotEndIsNotAsked(String again) {
        replies(wants("pay", "{\"amount\":5,\"to\":\"" + again.repeat(3_000) + "\"}"));
        call.model.says("Then not.");

        says("Go.").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
        assertThat(questionsHeard()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<>", "???", "\\u200b"})
    void whatCannotBeSaidIsNotAsked(String to) {
        replies(wants("pay", "{\"amount\":5,\"to\":\"" + to + "\"}"));
        call.model.says("Then not.");

        says("Go.").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
        assertThat(shop.pay.uses()).isEmpty();
    }
}
