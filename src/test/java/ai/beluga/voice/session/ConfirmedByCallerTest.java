package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent wants a tool that the caller has to confirm: recogniser, agent and synthesizer, no model. */
class ConfirmedByCallerTest {

    private static final String GREETING = "greeting prompt.";
    private static final TurnSettings TURN =
            English.TURN.with(PreemptiveSettings.OFF).with(English.SILENCE_BORNE);

    private final ConfirmedTools tools = new ConfirmedTools();
    private final ScriptedCall call = ScriptedCall.assembledBy(tools, TURN);

    @Test
    void yesAfterTheWholeQuestionConfirmsAndTheAgentAnswersTheTurn() {
        askedToPay();

        call.callerSays("Yes, please.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd())
                .isEqualTo(GREETING + " One moment. " + ConfirmedTools.ASKED + " You said Yes, please..");
        assertThat(lastRequest().conversation())
                .extracting(said -> said.speaker() + ": " + said.text())
                .endsWith("AGENT: One moment.", "AGENT: " + ConfirmedTools.ASKED, "CALLER: Yes, please.");
    }

    @Test
    void answerIsHeldUntilTheToolIsDone() {
        askedToPay();
        int before = call.agent.requests().size();

        call.callerSays("Yes.").run(ofSeconds(1));
        assertThat(call.agent.requests()).hasSize(before);
        tools.pay.ends("5");
        call.run(ofSeconds(2));

        assertThat(call.agent.requests()).hasSize(before + 1);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes..");
    }

    @Test
    void keyOneConfirms() {
        askedToPay();

        call.press('1').run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(true);
    }

    @Test
    void keyOneConfirmsAtOnce() {
        askedToPay();

        call.press('1').run(ofMillis(100));

        assertThat(tools.confirmed()).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the 1st, please", "July 1", "yes"})
    void howToAnswerIsSaidWhateverStandsInTheArguments(String day) {
        ScriptedTool book = ScriptedTool.asking("book", "Shall I book {day}?");
        ScriptedCall booking = ScriptedCall.withTools(false, TURN, ScriptedTool.box(book));
        booking.agent.calls("book", "{\"day\":\"" + day + "\"}", result -> "Done.");

        booking.run(ofSeconds(2)).callerSays("Book it.").run(ofSeconds(7));

        assertThat(booking.heardAtTheFarEnd()).endsWith("Shall I book " + day + "? Please say yes, or press 1.");
    }

    /** A yes-word in the question itself tells nothing; one behind it does. */
    @ParameterizedTest
    @CsvSource({"Are you sure?, ' Please say yes, or press 1.'", "Shall I book it? Say yes for that., ''"})
    void howToAnswerIsSaidOnce(String question, String behind) {
        ScriptedCall booking =
                ScriptedCall.withTools(false, TURN, ScriptedTool.box(ScriptedTool.asking("book", question)));
        booking.agent.calls("book", "{\"day\":\"today\"}", result -> "Done.");

        booking.run(ofSeconds(2)).callerSays("Book it.").run(ofSeconds(7));

        assertThat(booking.heardAtTheFarEnd()).endsWith(question + behind);
    }

    @ParameterizedTest
    @ValueSource(chars = {'2', '3', '*'})
    void anyOtherKeyDeclines(char key) {
        askedToPay();

        call.press(key).run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(lastRequest().notes()).singleElement().asString().contains("declined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No.", "Yes, but not today.", "Yesterday.", "What?", "Yes?", "1", "One."})
    void whatIsNoClearYesDeclines(String words) {
        askedToPay();

        call.callerSays(words).run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said " + words + ".");
        assertThat(lastRequest().notes()).singleElement().asString().contains("declined");
    }

    @Test
    void questionThatWasCutOffIsNotConfirmed() {
        wantsToPay("One moment.");
        call.run(ofMillis(1_600));

        call.callerSays("Yes, go ahead.").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).contains("Shall").doesNotContain("press 1.");
        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes, go ahead..");
    }

    @Test
    void yesThatBeginsBeforeTheEndOfTheQuestionDeclines() {
        wantsToPay("One moment.");
        while (!call.heardAtTheFarEnd().contains("or press")) {
            call.run(ofMillis(20));
        }
        call.recogniser.hears("Yes.");

        call.callerSpeaks(ofMillis(1_000)).run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(false);
    }

    @Test
    void silenceDeclinesAndYesToTheNextPromptConfirmsNothing() {
        askedToPay();

        call.run(ofSeconds(12));
        assertThat(call.heardAtTheFarEnd()).contains("still there prompt.");
        assertThat(tools.confirmed()).containsExactly(false);
        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes..");
        assertThat(lastRequest().notes()).singleElement().asString().contains("declined");
    }

    @Test
    void announcementBetweenQuestionAndAnswerDeclines() {
        askedToPay();

        call.control().say("Do you like music?", SayOptions.POLITE);
        call.run(ofSeconds(3));
        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(false);
    }

    @Test
    void callerWhoIsNotUnderstoodConfirmsNothing() {
        askedToPay();

        call.callerSays("").run(ofSeconds(4));
        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(false);
    }

    @Test
    void callerWhoHangsUpConfirmsNothing() {
        askedToPay();

        call.lose(LineInput.LossCause.STOPPED);

        assertThat(tools.confirmed()).doesNotContain(true);
        assertThat(call.reports()).containsExactly(EndReason.CALLER_HUNG_UP);
        assertThat(call.timersRunning()).isZero();
    }

    @Test
    void callThatEndsWhileTheToolIsAtWorkLeavesNothing() {
        askedToPay();
        call.callerSays("Yes.").run(ofSeconds(1));

        call.end(EndReason.DRAIN);
        call.run(ofSeconds(1));

        assertThat(call.live()).isZero();
        assertThat(call.timersRunning()).isZero();
    }

    @Test
    void lineThatIsLostAfterTheQuestionDeclines() {
        askedToPay();

        call.lose(LineInput.LossCause.BROKEN);
        call.run(ofMillis(100));
        call.reattach();
        call.run(ofSeconds(3));
        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes..");
    }

    @Test
    void lineThatIsLostWhileTheToolIsAtWorkHasTheAnswerAskedOnTheNext() {
        askedToPay();
        call.callerSays("Yes.").run(ofSeconds(1));

        call.lose(LineInput.LossCause.BROKEN);
        tools.pay.ends("5");
        call.reattach();
        call.run(ofSeconds(5));

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes..");
    }

    @Test
    void callerWhoGoesOnWhileTheToolIsAtWorkIsAnsweredOnce() {
        askedToPay();
        call.callerSays("Yes.").run(ofMillis(1_200));
        int before = call.agent.requests().size();

        call.callerSays("And tell me the balance.").run(ofSeconds(2));
        tools.pay.ends("5");
        call.run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.agent.requests()).hasSize(before + 1);
        assertThat(lastRequest().question()).isEqualTo("Yes. And tell me the balance.");
        assertThat(lastRequest().conversation())
                .extracting(said -> said.speaker() + ": " + said.text())
                .containsOnlyOnce("CALLER: Pay it.");
    }

    @Test
    void secondToolThatWantsToBeConfirmedMeanwhileIsRefused() {
        wantsToPay("One moment.", List.of(call("pay"), call("other")));
        call.run(ofSeconds(5));

        call.callerSays("Yes.").run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(tools.pay.called()).containsExactly("{\"day\":\"pay\"}");
    }

    @Test
    void agentThatSaidNothingBeforeItIsNoFailure() {
        wantsToPay("");
        call.run(ofSeconds(5));

        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(3));

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ConfirmedTools.ASKED + " You said Yes..");
    }

    /** The question was heard. */
    private void askedToPay() {
        wantsToPay("One moment.");
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
    }

    private void wantsToPay(String first) {
        wantsToPay(first, List.of(call("pay")));
    }

    private void wantsToPay(String first, List<AgentReply.CallsTool> calls) {
        call.agent.calls(first, calls, results -> List.of(new AgentReply.TextChunk("Never said.")));
        call.run(ofSeconds(2));
        call.callerSays("Pay it.").run(ofMillis(900));
    }

    private static AgentReply.CallsTool call(String id) {
        return new AgentReply.CallsTool(id, "pay", "{\"day\":\"" + id + "\"}");
    }

    private AgentRequest lastRequest() {
        return call.agent.requests().getLast();
    }
}
