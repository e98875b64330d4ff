package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The caller is asked about a tool of a model that does other things as well, or that takes text late. */
class ModelAsideTroubleTest {

    private final ConfirmedTools tools = new ConfirmedTools();

    @Test
    void callerIsAskedAndNotHungUpOnWhenTheReplyEndsTheCallToo() {
        ScriptedCall call = with(model -> {});
        wantsToPay(call, "One moment.", "end_call");
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
        call.model.says("It is paid.");

        isPaid(call, "Yes.");

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
        assertThat(call.model.log())
                .filteredOn(line -> line.startsWith("result end_call"))
                .singleElement()
                .asString()
                .contains("is asked");
    }

    @Test
    void callerIsAskedAndNotHungUpOnWhenTheReplyThatEndsTheCallHasNoWords() {
        ScriptedCall call = with(model -> {});
        wantsToPay(call, "", "end_call");
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
        call.model.says("It is paid.");

        isPaid(call, "Yes.");

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
    }

    @Test
    void wordsBesideNoAreThereWhenTheModelAnswersThoughItTakesTextLate() {
        ScriptedCall call = with(ScriptedModel::takesTextBetweenReplies);
        askedToPay(call);
        call.model.says("On Tuesday then.");

        call.callerSays("No, but on Tuesday.").run(ofSeconds(5));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("On Tuesday then.");
        assertThat(call.model.log())
                .filteredOn(line -> line.startsWith("result pay"))
                .singleElement()
                .asString()
                .contains("declined", "No, but on Tuesday.");
    }

    @Test
    void resultOfAConfirmedToolIsToldOnce() {
        ScriptedCall call = with(ScriptedModel::takesTextBetweenReplies);
        askedToPay(call);
        call.model.says("It is paid.").says("Goodbye.");

        isPaid(call, "Yes.");
        call.model.hears("Thanks.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid. Goodbye.");
        assertThat(call.model.log()).noneMatch(line -> line.startsWith("tell DIRECTION"));
    }

    @Test
    void callThatWaitedForTheHandOverIsAnsweredBeforeTheCallerIsAsked() {
        ScriptedCall call = with(model -> model.handsOverFrom(2).tellsTextAfter(ofSeconds(3)));
        call.model.replies(List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("look", "look", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ToolCalled("waits", "look", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ToolCalled("pay", "pay", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ReplyEnded(How.COMPLETE)));
        call.run(ofSeconds(2));
        call.model.hears("Pay it.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(2));
        tools.look.ends("7");
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
        assertThat(call.model.log()).anyMatch(line -> line.startsWith("result waits") && line.contains("is asked"));
        call.model.says("It is paid.");

        isPaid(call, "Yes.");

        assertThat(call.agent.requests()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
    }

    @Test
    void turnIsNotHandedOverWhileTheCallerIsAsked() {
        ScriptedCall call = with(model -> model.handsOverFrom(2).wordEvery(ofMillis(800)));
        List<S2sEvent> events = new ArrayList<>(List.of(
                new S2sEvent.ReplyBegan(false), new S2sEvent.ToolCalled("pay", "pay", ConfirmedTools.ARGUMENTS)));
        events.addAll(call.model.spoken(1, "One moment please."));
        events.add(new S2sEvent.ToolCalled("look", "look", ConfirmedTools.ARGUMENTS));
        events.add(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.model.replies(events);
        call.run(ofSeconds(2));
        call.model.hears("Pay it.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));
        tools.look.ends("7");
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
        call.model.says("It is paid.");

        isPaid(call, "Yes.");

        assertThat(call.agent.requests()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
    }

    @Test
    void modelThatDiesBeforeItTellsTheResultIsReplacedByOneThatDoes() {
        ScriptedCall call = with(model -> {});
        askedToPay(call);
        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofMillis(100));
        call.model.says("It is paid.");
        call.model.die();
        call.run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
        assertThat(call.model.log()).contains("tell CALLER Yes. and reply");
        assertThat(call.reports()).isEmpty();
    }

    @Test
    void callerCanInterruptTheAnswerOfAVendorThatTakesTheTurns() {
        ScriptedCall call = with(model -> model.takesTurns().delay(ofMillis(0)));
        wantsToPayByVendor(call);
        call.model.says("It is paid and here is what you have to know about it in all its many details.");
        isPaidWithin(call, ofSeconds(2));
        assertThat(call.heardAtTheFarEnd()).contains("It is");
        int before = call.facts(CallEvent.CallerInterrupted.class).size();

        call.callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofMillis(400));

        assertThat(call.facts(CallEvent.CallerInterrupted.class)).hasSize(before + 1);
    }

    @Test
    void vendorThatTakesTheTurnsAndAnswersItselfInTheConfirmedTurnIsHeard() {
        ScriptedCall call = with(model -> model.takesTurns().delay(ofMillis(0)));
        wantsToPayByVendor(call);
        call.model.says("It is paid and here is what you have to know about it in all its many details.");
        isPaidWithin(call, ofSeconds(2));

        // The vendor alone hears the caller over the answer, and gives it up.
        call.model.says("What else?");
        call.model.repliesNow();
        call.run(ofSeconds(4));

        assertThat(call.facts(CallEvent.CallerInterrupted.class)).isNotEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("What else?");
    }

    private void wantsToPayByVendor(ScriptedCall call) {
        call.model.replies(List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("pay", "pay", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ReplyEnded(How.COMPLETE)));
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofMillis(800));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
    }

    private void isPaid(ScriptedCall call, String answer) {
        call.callerSays(answer).run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4));
        assertThat(tools.confirmed()).containsExactly(true);
    }

    private void isPaidWithin(ScriptedCall call, Duration time) {
        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(time);
        assertThat(tools.confirmed()).containsExactly(true);
    }

    private ScriptedCall with(Consumer<ScriptedModel> so) {
        return ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, so);
    }

    /** The question was heard. */
    private void askedToPay(ScriptedCall call) {
        wantsToPay(call, "One moment.");
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
    }

    /** In one reply with calls of other tools. */
    private void wantsToPay(ScriptedCall call, String words, String... others) {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        if (!words.isEmpty()) {
            events.addAll(call.model.spoken(1, words));
        }
        events.add(new S2sEvent.ToolCalled("pay", "pay", ConfirmedTools.ARGUMENTS));
        for (String other : others) {
            events.add(new S2sEvent.ToolCalled(other, other, ConfirmedTools.ARGUMENTS));
        }
        events.add(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.model.replies(events);
        call.run(ofSeconds(2));
        call.model.hears("Pay it.");
        call.callerSpeaks(ofSeconds(1));
    }
}
