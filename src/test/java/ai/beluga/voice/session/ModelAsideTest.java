package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model wants a tool that the caller has to confirm: it steps aside while the caller is asked and answers. */
class ModelAsideTest {

    private static final String GREETING = "greeting prompt.";
    private static final String DONE = "{\"status\":\"done\",\"result\":5,\"caller_said\":\"Yes, please.\"}";
    private static final String DECLINED =
            "{\"status\":\"declined\",\"note\":\"the caller did not agree; it was not done\"}";

    private final ConfirmedTools tools = new ConfirmedTools();
    private final ScriptedCall call =
            ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, model -> {});

    @Test
    void yesIsHeardByTheRecogniserAndTheModelAnswersTheTurn() {
        askedToPay("One moment.");
        call.model.says("It is paid.");

        call.callerSays("Yes, please.");
        isPaid();

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd())
                .isEqualTo(GREETING + " One moment. " + ConfirmedTools.ASKED + " It is paid.");
        assertThat(call.model.log()).contains("result pay " + DONE);
        assertThat(call.model.remembers()).containsSubsequence("AGENT: " + ConfirmedTools.ASKED, "AGENT: It is paid.");
        assertThat(call.agent.requests()).isEmpty();
    }

    @Test
    void modelHearsSilenceWithoutAGapAndIsNotToldOfTheAnswersSpeech() {
        askedToPay("One moment.");
        call.model.says("It is paid.");
        long told = speechTold();
        long before = call.model.samples();
        long loudBefore = call.model.loud();

        call.callerSays("Yes.");
        assertThat(call.model.samples() - before).isEqualTo(8_000);
        assertThat(call.model.loud()).isEqualTo(loudBefore);
        assertThat(call.recogniser.loudest()).isPositive();
        isPaid();

        assertThat(speechTold()).isEqualTo(told);
    }

    @Test
    void recogniserSleepsBeforeAndAfter() {
        assertThat(call.recogniser.opened()).isZero();
        askedToPay("One moment.");
        assertThat(call.recogniser.opened()).isEqualTo(1);
        call.model.says("It is paid.").says("Goodbye.");
        call.callerSays("Yes.");
        isPaid();
        assertThat(call.recogniser.closed()).isEqualTo(1);
        long samples = call.recogniser.samples();

        call.model.hears("Thanks.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));

        assertThat(call.recogniser.opened()).isEqualTo(1);
        assertThat(call.recogniser.samples()).isEqualTo(samples);
        assertThat(call.heardAtTheFarEnd()).endsWith("Goodbye.");
        assertThat(call.model.remembers()).contains("CALLER: Thanks.");
    }

    @Test
    void noIsToldToTheModelWhichAnswersIt() {
        askedToPay("One moment.");
        call.model.says("Then not.");

        call.callerSays("No, wait.").run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("Then not.");
        assertThat(call.model.log())
                .anyMatch(line -> line.startsWith("result pay {\"status\":\"declined\"") && line.contains("No, wait."));
    }

    @Test
    void keyConfirms() {
        askedToPay("One moment.");
        call.model.says("It is paid.");

        call.press('1').run(ofSeconds(2));
        isPaid();

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
    }

    @Test
    void modelThatSaidNothingBeforeItIsNoFailure() {
        askedToPay();
        call.model.says("It is paid.");

        call.callerSays("Yes.");
        isPaid();

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ConfirmedTools.ASKED + " It is paid.");
    }

    @Test
    void yesThatTheModelSaysOrTranscribesConfirmsNothing() {
        askedToPay("One moment.");

        call.model.report(new S2sEvent.CallerText(2, "Yes.", true));
        call.model.report(new S2sEvent.ReplyBegan(false));
        call.model.spoken(9, "Yes. Yes, please.").forEach(call.model::report);
        call.model.report(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.run(ofSeconds(12));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).doesNotContain("Yes,");
    }

    @Test
    void modelThatCallsTheToolAgainAndAgainConfirmsNothing() {
        askedToPay("One moment.");

        for (int again = 1; again <= 5; again++) {
            call.model.report(new S2sEvent.ReplyBegan(false));
            call.model.report(new S2sEvent.ToolCalled("again" + again, "pay", ConfirmedTools.ARGUMENTS));
            call.model.report(new S2sEvent.ReplyEnded(How.COMPLETE));
        }
        call.run(ofMillis(500));
        call.model.says("Then not.");
        call.callerSays("No.").run(ofSeconds(5));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).containsOnlyOnce(ConfirmedTools.QUESTION);
    }

    @Test
    void callerWhoIsAnsweredThoughTheModelSpokeUnaskedMeanwhile() {
        askedToPay("One moment.");
        call.model.report(new S2sEvent.ReplyBegan(false));
        call.model.spoken(9, "By the way.").forEach(call.model::report);
        call.model.says("It is paid.");

        call.callerSays("Yes.");
        isPaid();

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).doesNotContain("By the way").endsWith("It is paid.");
        assertThat(call.model.remembers()).anyMatch(line -> line.startsWith("DIRECTION") && line.contains("pay"));
    }

    @Test
    void silenceDeclinesAndTheModelGoesOnWithTheNextTurn() {
        askedToPay("One moment.");
        call.run(ofSeconds(12));
        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.recogniser.closed()).isEqualTo(1);
        call.model.hears("Yes.");
        call.model.says("Yes to what?");

        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("Yes to what?");
        assertThat(call.model.log()).contains("result pay " + DECLINED);
    }

    @Test
    void questionThatIsCutOffIsDeclinedAndTheModelAnswersTheWords() {
        wantsToPay("One moment.");
        while (!call.heardAtTheFarEnd().contains("Shall")) {
            call.run(ofMillis(20));
        }
        call.model.says("What else?");

        call.callerSays("Yes, stop that.").run(ofSeconds(5));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).doesNotContain("press 1.").endsWith("What else?");
        assertThat(call.model.remembers()).contains("CALLER: Yes, stop that.");
    }

    @Test
    void recogniserThatCannotOpenDeclinesAndTheModelGoesOn() {
        call.recogniser.failOpens(9);
        wantsToPay("One moment.");
        call.run(ofSeconds(6));
        assertThat(tools.confirmed()).containsExactly(false);
        call.model.hears("Hello?");
        call.model.says("Here I am.");

        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Here I am.");
    }

    @Test
    void recogniserThatDiesWhileTheCallerAnswersDeclinesAndTheModelGoesOn() {
        askedToPay("One moment.");
        call.recogniser.failOpens(9);
        call.callerSpeaks(ofMillis(500));
        call.recogniser.die();
        call.callerSpeaks(ofMillis(500)).run(ofSeconds(2));
        call.model.hears("Hello?");
        call.model.says("Here I am.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Here I am.");
    }

    @Test
    void modelThatDiesMeanwhileLosesNothing() {
        askedToPay("One moment.");
        call.model.failOpens(9);
        call.model.die();
        call.run(ofSeconds(4));

        call.callerSays("Yes.");
        isPaid();

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Yes..");
        assertThat(call.agent.requests().getLast().notes())
                .singleElement()
                .asString()
                .contains("done");
        call.callerSays("And now?").run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith("You said And now?.");
    }

    @Test
    void modelThatTakesOverMeanwhileIsToldAndAnswers() {
        askedToPay("One moment.");
        call.model.die();
        call.run(ofMillis(100));
        call.model.says("It is paid.");

        call.callerSays("Yes.");
        isPaid();

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
        assertThat(call.model.log())
                .anyMatch(line -> line.startsWith("tell DIRECTION") && line.contains("pay"))
                .contains("tell CALLER Yes. and reply");
    }

    @Test
    void callerWhoGoesOnWhileTheToolIsAtWorkIsHeardByTheModel() {
        askedToPay("One moment.");
        call.callerSays("Yes.").run(ofMillis(1_500));
        call.model.hears("And the balance?");
        call.model.says("It is ten.");

        call.callerSpeaks(ofSeconds(1)).run(ofMillis(1_500));
        tools.pay.ends("5");
        call.run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is ten.");
        call.model.hears("Is it paid?");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(2));
        assertThat(call.model.remembers())
                .contains("CALLER: Yes.", "CALLER: And the balance?")
                .anyMatch(line -> line.startsWith("DIRECTION") && line.contains("pay"));
    }

    @Test
    void callerWhoHangsUpLeavesNothing() {
        askedToPay("One moment.");

        call.lose(LineInput.LossCause.STOPPED);

        assertThat(tools.confirmed()).doesNotContain(true);
        assertThat(call.reports()).containsExactly(EndReason.CALLER_HUNG_UP);
        assertThat(call.model.live()).isZero();
        assertThat(call.timersRunning()).isZero();
    }

    private void isPaid() {
        call.run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4));
    }

    private long speechTold() {
        return call.model.log().stream()
                .filter(line -> line.equals("started") || line.equals("finished"))
                .count();
    }

    /** The question was heard. */
    private void askedToPay(String... parts) {
        wantsToPay(parts);
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
    }

    private void wantsToPay(String... parts) {
        List<S2sEvent> events = new ArrayList<>();
        events.add(new S2sEvent.ReplyBegan(false));
        for (int part = 1; part <= parts.length; part++) {
            events.addAll(call.model.spoken(part, parts[part - 1]));
        }
        events.add(new S2sEvent.ToolCalled("pay", "pay", ConfirmedTools.ARGUMENTS));
        events.add(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.model.replies(events);
        call.run(ofSeconds(2));
        call.model.hears("Pay it.");
        call.callerSpeaks(ofSeconds(1));
    }
}
