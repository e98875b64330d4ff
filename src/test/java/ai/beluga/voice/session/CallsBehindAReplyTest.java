package ai.beluga.voice.session;

import static ai.beluga.voice.session.PausedReply.BEGAN;
import static ai.beluga.voice.session.PausedReply.COMPLETE;
import static ai.beluga.voice.session.PausedReply.called;
import static ai.beluga.voice.session.PausedReply.calls;
import static ai.beluga.voice.session.PausedReply.results;
import static ai.beluga.voice.session.PausedReply.says;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor tells of each tool by itself: another one is called behind the end of the reply that called the first. */
class CallsBehindAReplyTest {

    private final ConfirmedTools tools = new ConfirmedTools();

    /** {@code together}: before the model steps aside; otherwise behind that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void toolBehindOneThatIsToBeConfirmedIsUsedWhileTheCallerIsAsked(boolean together) {
        ScriptedCall call = with(model -> {});
        calls(call, together, "One moment.", "pay", "look");
        call.run(ofSeconds(1));
        tools.look.ends("7");
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("One moment. " + ConfirmedTools.ASKED);
        assertThat(results(call))
                .singleElement()
                .asString()
                .isEqualTo("result look {\"status\":\"done\",\"result\":7}");
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " It is paid.");
        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(results(call))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("result pay ")
                .contains("done", "Yes.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void toolThatTakesLongerThanTheCallersAnswerIsWaitedFor(boolean together) {
        ScriptedCall call = with(model -> {});
        calls(call, together, "", "pay", "look");
        call.run(ofSeconds(4));
        call.model.says("Both are done.");

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(1));
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED);
        tools.look.ends("7");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " Both are done.");
        assertThat(results(call)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void toolBehindOneThatTheCallerDeclinesHasItsResultToo(boolean together) {
        ScriptedCall call = with(model -> {});
        calls(call, together, "One moment.", "pay", "look");
        call.run(ofSeconds(6));
        tools.look.ends("7");
        call.model.says("Then not.");

        call.callerSays("No.").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " Then not.");
        assertThat(results(call))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("result look") && line.contains("done"))
                .anyMatch(line -> line.startsWith("result pay") && line.contains("declined"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void secondThatIsToBeConfirmedIsRefusedAndTheFirstIsAskedAbout(boolean together) {
        ScriptedCall call = with(model -> {});
        calls(call, together, "", "pay", "pay2");
        call.run(ofSeconds(5));
        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result pay2 ")
                .contains("being asked about");
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4));

        assertThat(tools.pay.called()).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " It is paid.");
        assertThat(results(call))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("result pay ")
                .contains("done");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callerIsAskedAndNotHungUpOnWhereTheCallIsToEndBehindAToolToBeConfirmed(boolean together) {
        ScriptedCall call = with(model -> {});
        calls(call, together, "One moment.", "pay", "end_call");
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED);
        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result end_call")
                .contains("is asked");
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(6));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " It is paid.");
        assertThat(results(call)).hasSize(2);
    }

    /** All of a reply comes at once, as it does from vendors that tell of it when it is whole. */
    @Test
    void callerIsAskedAndNotHungUpOnWhereTheReplyThatEndsTheCallComesAtOnce() {
        ScriptedCall call = with(model -> {});
        says(call);
        call.model.reportTogether(BEGAN, called("pay"), called("end_call"), COMPLETE);
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED);
        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result end_call")
                .contains("is asked");
        call.model.says("It is paid.");

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(6));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
    }

    @Test
    void toolThatIsCalledWhileTheConfirmedOneIsAtWorkIsUsed() {
        ScriptedCall call = with(model -> {});
        calls(call, false, "", "pay");
        call.run(ofSeconds(4));
        call.model.says("Both are done.");
        call.callerSays("Yes.").run(ofSeconds(2));
        assertThat(tools.pay.called()).hasSize(1);

        call.model.reportTogether(called("look"), COMPLETE);
        call.run(ofMillis(100));
        assertThat(tools.look.called()).hasSize(1);
        tools.pay.ends("5");
        tools.look.ends("7");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " Both are done.");
        assertThat(results(call)).hasSize(2).allMatch(line -> line.contains("done"));
    }

    @Test
    void toolThatIsCalledWhenTheCallerHasGoneOnIsRefused() {
        ScriptedCall call = with(model -> {});
        calls(call, false, "", "pay");
        call.run(ofSeconds(4)).callerSays("Yes.").run(ofSeconds(2));
        call.model.delay(ofSeconds(2)).hears("And the balance?").says("It is ten.");
        call.callerSpeaks(ofSeconds(1)).run(ofMillis(1_200));

        call.model.reportTogether(called("look"), COMPLETE);
        call.run(ofMillis(100));

        assertThat(tools.look.called()).isEmpty();
        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result look")
                .contains("went on");
        tools.pay.ends("5");
        call.run(ofSeconds(4));
        assertThat(results(call)).hasSize(2);
    }

    @Test
    void replyThatAVendorBeganBeforeTheTurnWasTakenHasItsCallsToo() {
        ScriptedCall call = with(model -> model.takesTurns().delay(ofMillis(0)));
        call.model.replies(
                List.of(BEGAN, called("pay"), COMPLETE, called("look"), COMPLETE, called("end_call"), COMPLETE));
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofMillis(600));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.model.repliesNow();
        call.callerSpeaks(ofMillis(200)).run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED);
        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result end_call")
                .contains("is asked");
        tools.look.ends("7");
        call.model.says("Both are done.");

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " Both are done.");
        assertThat(results(call)).hasSize(3);
        assertThat(call.reports()).isEmpty();
    }

    @Test
    void callEndsBehindTheWordsThatFollowTheToolOfAPausedReply() {
        ScriptedCall call = with(model -> {});
        calls(call, true, "Let me see.", "look", "end_call");
        call.run(ofSeconds(1));
        assertThat(results(call)).isEmpty();
        call.model.says("Goodbye.");
        tools.look.ends("7");
        call.run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see. Goodbye.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
        assertThat(results(call))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("result end_call")
                .contains("the call ends");
    }

    @Test
    void callerWhoGoesOnIsNotHungUpOnThoughAPausedReplyWasToEndTheCall() {
        ScriptedCall call = with(model -> {});
        calls(call, true, "Let me see what there is about that in the books.", "look", "end_call");
        call.run(ofMillis(300));
        call.model.says("We open at nine.");

        call.model.hears("Wait, when do you open?");
        call.callerSpeaks(ofSeconds(2)).run(ofSeconds(1));
        tools.look.ends("7");
        call.run(ofSeconds(5));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
        assertThat(results(call)).hasSize(2).allMatch(line -> line.contains("went on"));
    }

    @Test
    void streamThatDiesInThePauseTakesWhatWasToEndTheCallWithIt() {
        ScriptedCall call = with(model -> {});
        calls(call, true, "Let me see.", "look", "end_call");
        call.run(ofSeconds(2));
        call.model.says("It is seven.");
        call.model.die();
        call.run(ofMillis(100));
        tools.look.ends("7");
        call.run(ofSeconds(5));

        assertThat(results(call)).isEmpty();
        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("It is seven.");
    }

    private ScriptedCall with(Consumer<ScriptedModel> so) {
        return ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, so);
    }
}
