package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedTool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The vendor takes the turns, and an effect ended when the model did not wait for it: a reply tells of that only where the model
 * knew of it before. Until such a reply was heard the same wish is the same effect.
 */
class ToldInTimeTest {

    private final ScriptedTool book = ScriptedTool.effect("book");

    private ScriptedCall call(Consumer<ScriptedModel> so) {
        return ScriptedCall.withModel(
                English.TURN.with(English.SILENCE_BORNE),
                (engines, settings, platform) ->
                        new SessionAssembly(engines, settings, platform, ScriptedTool.box(book)),
                so.andThen(model -> model.takesTurns().delay(ofMillis(0))));
    }

    /** A vendor that answers to any text. */
    private ScriptedCall callOfOneThatAnswersAnyText() {
        return call(model -> model.without(Capability.UNANSWERED_TEXT));
    }

    private static void spokenTurn(ScriptedCall call) {
        call.callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofSeconds(1));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(4));
    }

    private static void wantsToBook(ScriptedCall call, String id) {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        events.add(new S2sEvent.ToolCalled(id, "book", "{\"day\":\"monday\"}"));
        events.add(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE));
        call.model.replies(events);
    }

    /** The model was told that it takes a while, and the caller has heard so. */
    private void booksBehindItsBack(ScriptedCall call) {
        call.run(ofSeconds(2));
        wantsToBook(call, "v1");
        call.model.says("It takes a while.");
        spokenTurn(call);
        call.run(ofSeconds(10));
        assertThat(call.heardAtTheFarEnd()).endsWith("It takes a while.");
        book.ends("\"b-1\"");
        call.run(ofMillis(200));
    }

    private static void answers(ScriptedCall call, String words) {
        call.model.says(words);
        spokenTurn(call);
        assertThat(call.heardAtTheFarEnd()).endsWith(words);
    }

    /** The model calls the tool again. */
    private static void wantsAgain(ScriptedCall call, String id) {
        wantsToBook(call, id);
        call.model.says("So it is.");
        spokenTurn(call);
    }

    private static List<String> directions(ScriptedCall call) {
        return call.model.log().stream()
                .filter(line -> line.startsWith("tell DIRECTION"))
                .toList();
    }

    @Test
    void replyThatHadBegunWhenTheModelWasToldDoesNotTell() {
        ScriptedCall call = call(model -> {});
        booksBehindItsBack(call);
        answers(call, "I do not know.");
        assertThat(directions(call)).singleElement().asString().contains("b-1");

        wantsAgain(call, "v2");

        assertThat(book.called()).hasSize(1);
        assertThat(call.model.log()).anyMatch(line -> line.startsWith("result v2") && line.contains("b-1"));
        wantsAgain(call, "v3");
        assertThat(book.called())
                .as("another wish, as the caller has heard of the first")
                .hasSize(2);
    }

    @Test
    void replyOfTheTurnAfterTells() {
        ScriptedCall call = call(model -> {});
        booksBehindItsBack(call);
        answers(call, "I do not know.");
        answers(call, "It is booked.");
        assertThat(directions(call)).hasSize(1);

        wantsAgain(call, "v2");

        assertThat(book.called()).hasSize(2);
    }

    @Test
    void modelThatSpokenTurnsTellNothingDoesNotTell() {
        ScriptedCall call = callOfOneThatAnswersAnyText();
        booksBehindItsBack(call);
        answers(call, "I do not know.");
        answers(call, "I still do not know.");
        assertThat(directions(call)).isEmpty();

        wantsAgain(call, "v2");

        assertThat(book.called()).hasSize(1);
        assertThat(call.model.log()).anyMatch(line -> line.startsWith("result v2") && line.contains("b-1"));
    }

    @Test
    void modelThatIsAskedByTextIsToldWithIt() {
        ScriptedCall call = callOfOneThatAnswersAnyText();
        booksBehindItsBack(call);
        call.model.says("It is booked.");

        call.press('4').press('#').run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("It is booked.");
        assertThat(directions(call)).singleElement().asString().contains("b-1");
        assertThat(call.model.log()).last().isEqualTo("tell CALLER 4 and reply");
        wantsAgain(call, "v2");
        assertThat(book.called()).hasSize(2);
    }

    @Test
    void streamThatGoesOnReadsItInItsHistory() {
        ScriptedCall call = callOfOneThatAnswersAnyText();
        booksBehindItsBack(call);

        call.model.report(new S2sEvent.CallerText(1, "Book monday.", true));
        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofSeconds(1));

        assertThat(call.model.openings()).hasSize(2);
        Line last = call.model.openings().getLast().history().getLast();
        assertThat(last.role()).isEqualTo(Line.Role.DIRECTION);
        assertThat(last.text()).contains("b-1");
        answers(call, "It is booked.");
        wantsAgain(call, "v2");
        assertThat(book.called()).hasSize(2);
    }

    @Test
    void streamThatTakesOverAnAnswerIsToldWithTheQuestionAlone() {
        ScriptedCall call = callOfOneThatAnswersAnyText();
        booksBehindItsBack(call);
        call.model.wordEvery(ofMillis(400)).says("We open at nine and close at six.");
        call.callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofSeconds(1));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.run(ofMillis(400));
        call.model.repliesNow();
        call.model.report(new S2sEvent.CallerText(2, "When do you open?", true));
        call.run(ofSeconds(2));

        call.model.wordEvery(ofMillis(0)).says("At nine. And it is booked.");
        call.model.die();
        call.run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("And it is booked.");
        assertThat(call.model.openings().getLast().history())
                .noneMatch(line -> line.text().contains("b-1"));
        assertThat(directions(call).stream().filter(line -> line.contains("b-1")))
                .hasSize(1);
    }

    @Test
    void agentTellsWhenTheModelHasLeft() {
        ScriptedCall call = callOfOneThatAnswersAnyText();
        booksBehindItsBack(call);
        answers(call, "I do not know.");
        call.model.failOpens(9).die();
        call.run(ofSeconds(3));

        call.callerSays("and now").run(ofSeconds(3));

        assertThat(call.agent.requests().getLast().notes())
                .singleElement()
                .asString()
                .contains("b-1");
    }
}
