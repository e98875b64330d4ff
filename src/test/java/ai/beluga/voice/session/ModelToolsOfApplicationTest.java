package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.ToolOutcome;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application's tools in a call that a model hears and speaks in. */
class ModelToolsOfApplicationTest {

    private static final S2sEvent COMPLETE = new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE);
    private static final String MONDAY = "{\"day\":\"monday\"}";

    private final ScriptedTool hours = ScriptedTool.look("opening_hours");
    private final ScriptedTool book = ScriptedTool.effect("book");
    private final ScriptedTool pay = ScriptedTool.asking("pay", "Shall I pay?");
    private final ScriptedCall call = ScriptedCall.withTools(
                    true, English.TURN.with(English.SILENCE_BORNE), ScriptedTool.box(hours, book, pay))
            .run(ofSeconds(2));

    private void calls(String words, String... tools) {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        if (!words.isEmpty()) {
            events.addAll(call.model.spoken(1, words));
        }
        for (String tool : tools) {
            events.add(new S2sEvent.ToolCalled("v" + events.size(), tool, MONDAY));
        }
        events.add(COMPLETE);
        call.model.replies(events);
    }

    private ScriptedCall says(String words) {
        call.model.hears(words);
        return call.callerSpeaks(ofSeconds(1));
    }

    private List<String> results() {
        return call.model.log().stream()
                .filter(line -> line.startsWith("result"))
                .toList();
    }

    private List<String> directions() {
        return call.model.log().stream()
                .filter(line -> line.startsWith("tell DIRECTION"))
                .toList();
    }

    @Test
    void modelIsOfferedTheTools() {
        assertThat(call.model.openings().getFirst().tools())
                .extracting(Opening.Tool::name)
                .containsExactly("end_call", "transfer_to_person", "book", "opening_hours", "pay");
    }

    @Test
    void callerHearsWhatTheModelMakesOfTheResult() {
        calls("", "opening_hours");
        call.model.says("We open at nine.");
        says("When are you open?").run(ofMillis(1_500));
        assertThat(hours.called()).containsExactly(MONDAY);
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt.");

        hours.ends("\"nine\"");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
        assertThat(results()).singleElement().asString().contains("{\"status\":\"done\",\"result\":\"nine\"}");
        assertThat(call.facts(CallEvent.ToolUsed.class))
                .extracting(CallEvent.ToolUsed::outcome)
                .containsExactly(ToolOutcome.DONE);
    }

    @Test
    void slowToolIsWaitedFor() {
        calls("", "opening_hours");
        call.model.says("We open at nine.");
        says("When are you open?").run(ofSeconds(9));
        assertThat(call.heardAtTheFarEnd()).doesNotContain("apology");

        hours.ends("\"nine\"");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
    }

    @Test
    void effectOfAnInterruptedReplyIsDoneOnceAndToldOnce() {
        calls("Just a moment please, I book that now for you.", "book");
        says("Book monday.").run(ofMillis(1_500));
        assertThat(book.called()).hasSize(1);
        call.model.says("All right.");
        call.model.hears("Wait.");
        call.callerSpeaks(ofMillis(1_400));
        book.ends("\"b-1\"");
        call.run(ofSeconds(3));

        assertThat(results()).singleElement().asString().contains("the caller went on");
        assertThat(directions()).singleElement().asString().contains("b-1");

        call.model.says("Bye.");
        says("Thanks.").run(ofSeconds(3));
        assertThat(directions()).hasSize(1);
        assertThat(book.called()).hasSize(1);
    }

    @Test
    void sameEffectAgainBeforeTheCallerHasHeardOfItIsNotDoneAgain() {
        calls("Just a moment please, I book that now for you.", "book");
        says("Book monday.").run(ofMillis(1_500));
        calls("", "book");
        call.model.says("It is done.");
        call.model.hears("Wait.");
        call.callerSpeaks(ofMillis(1_400)).run(ofSeconds(1));
        book.ends("\"b-1\"");
        call.run(ofSeconds(3));

        assertThat(book.called()).hasSize(1);
        assertThat(results().getLast()).contains("b-1");
        assertThat(call.heardAtTheFarEnd()).endsWith("It is done.");
    }

    @Test
    void effectThatTheCallerConfirmedIsToldInItsResultAlone() {
        calls("One moment.", "pay");
        says("Pay.").run(ofSeconds(6));
        call.model.says("It is paid.");

        call.press('1').run(ofSeconds(4));
        assertThat(pay.called()).hasSize(1);
        pay.ends("\"p-1\"");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
        assertThat(results()).singleElement().asString().contains("p-1");
        assertThat(directions()).isEmpty();
    }

    @Test
    void callThatTheVendorTakesBackIsNotAnswered() {
        calls("Let me see.", "opening_hours");
        says("When are you open?").run(ofMillis(1_500));
        call.model.report(new S2sEvent.ToolWithdrawn("v8"));
        call.run(ofMillis(100));

        hours.ends("\"nine\"");
        call.run(ofSeconds(1));

        assertThat(hours.called()).hasSize(1);
        assertThat(results()).isEmpty();
    }

    @Test
    void effectOfAModelThatDiedIsToldToTheNextStream() {
        calls("", "book");
        says("Book monday.").run(ofMillis(1_500));
        call.model.die();
        book.ends("\"b-1\"");
        call.run(ofSeconds(4));
        call.model.says("Hello again.");
        says("Hello?").run(ofSeconds(3));

        assertThat(directions()).hasSize(1);
        assertThat(results()).isEmpty();
    }

    @Test
    void lateToolIsToldWithTheNextTurn() {
        calls("", "book");
        call.model.says("It takes a while.");
        says("Book monday.").run(ofSeconds(14));
        assertThat(results()).singleElement().asString().contains("late");
        assertThat(call.heardAtTheFarEnd()).endsWith("It takes a while.");

        book.ends("\"b-1\"");
        call.model.says("It is done.");
        says("And now?").run(ofSeconds(3));

        assertThat(directions()).singleElement().asString().contains("b-1");
    }
}
