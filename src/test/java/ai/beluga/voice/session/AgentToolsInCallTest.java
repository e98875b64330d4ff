package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.ToolOutcome;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.api.NotDone;
import ai.beluga.voice.tool.api.ToolContext;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tools that an agent calls in the middle of a call. */
class AgentToolsInCallTest {

    private static final TurnSettings TURN =
            English.TURN.with(PreemptiveSettings.OFF).with(English.SILENCE_BORNE);

    private final ScriptedTool hours = ScriptedTool.look("opening_hours");
    private final ScriptedTool book = ScriptedTool.effect("book");
    private final ScriptedCall call = greeted(TURN);

    private ScriptedCall greeted(TurnSettings turn) {
        return ScriptedCall.withTools(false, turn, ScriptedTool.box(hours, book))
                .run(ofSeconds(2));
    }

    private List<ToolOutcome> outcomes() {
        return call.facts(CallEvent.ToolUsed.class).stream()
                .map(CallEvent.ToolUsed::outcome)
                .toList();
    }

    private List<String> keys() {
        return book.contexts().stream().map(ToolContext::idempotencyKey).toList();
    }

    private List<String> lastNotes() {
        return call.agent.requests().getLast().notes();
    }

    @Test
    void agentIsOfferedTheTools() {
        call.callerSays("hello").run(ofSeconds(2));

        assertThat(call.agent.requests().getFirst())
                .extracting(AgentRequest::tools)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Tool.class))
                .extracting(Tool::name)
                .containsExactly("book", "opening_hours");
    }

    @Test
    void callerHearsWhatTheToolAnswers() {
        call.agent.calls("opening_hours", "{\"day\":\"monday\"}", result -> "They said " + result + ".");
        call.callerSays("when are you open").run(ofSeconds(1));
        assertThat(hours.called()).containsExactly("{\"day\":\"monday\"}");
        assertThat(hours.contexts().getFirst().caller()).contains("+14155550100");

        hours.ends("\"nine\"");
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).endsWith("They said {\"status\":\"done\",\"result\":\"nine\"}.");
        assertThat(outcomes()).containsExactly(ToolOutcome.DONE);
    }

    @Test
    void wordsBeforeTheToolAreHeardWhileItRuns() {
        call.agent.calls(
                "Let me see",
                List.of(new AgentReply.CallsTool("c1", "opening_hours", "{\"day\":\"monday\"}")),
                results -> List.of(new AgentReply.TextChunk("At nine."), new AgentReply.Ended(AgentReply.Then.LISTEN)));
        call.callerSays("when are you open").run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see");

        hours.ends("\"nine\"");
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see At nine.");
    }

    @Test
    void agentMayCallAgainAfterAnAnswer() {
        call.agent.calls(
                "",
                List.of(
                        new AgentReply.CallsTool("c1", "opening_hours", "{\"day\":\"monday\"}"),
                        new AgentReply.CallsTool("c2", "opening_hours", "{\"day\":\"friday\"}")),
                results -> List.of(
                        new AgentReply.TextChunk("Got " + results.size() + "."),
                        new AgentReply.Ended(AgentReply.Then.LISTEN)));
        call.callerSays("when are you open").run(ofSeconds(1));
        hours.ends("\"nine\"");
        call.run(ofMillis(200));
        hours.ends("\"ten\"");
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).endsWith("Got 2.");
    }

    @Test
    void wrongArgumentsAreToldAndNotCalled() {
        call.agent.calls("opening_hours", "{\"city\":\"x\"}", result -> result);

        call.callerSays("when are you open").run(ofSeconds(4));

        assertThat(hours.called()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).contains("refused").contains("it takes day");
        assertThat(outcomes()).containsExactly(ToolOutcome.REFUSED);
    }

    @Test
    void limitOfATurnIsTold() {
        call.agent.calls(
                "",
                java.util.stream.IntStream.range(0, 4)
                        .mapToObj(n -> new AgentReply.CallsTool("c" + n, "opening_hours", "{\"day\":\"" + n + "\"}"))
                        .toList(),
                results -> List.of(
                        new AgentReply.TextChunk(results.getFirst()), new AgentReply.Ended(AgentReply.Then.LISTEN)));
        call.callerSays("when are you open").run(ofSeconds(1));
        hours.ends("1");
        hours.ends("2");
        hours.ends("3");
        call.run(ofSeconds(5));

        assertThat(hours.called()).hasSize(3);
        assertThat(call.heardAtTheFarEnd()).contains("at most 3 times in a turn");
    }

    @Test
    void agentThatAsksForEverIsGivenUp() {
        call.agent.calls(
                "",
                java.util.stream.IntStream.range(0, 9)
                        .mapToObj(n -> new AgentReply.CallsTool("c" + n, "nothing", "{}"))
                        .toList(),
                results -> List.of(new AgentReply.CallsTool("again", "nothing", "{}")));

        call.callerSays("when are you open").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt.");
    }

    @Test
    void effectOfAnInterruptedReplyIsDoneOnceAndToldOnce() {
        call.agent.calls(
                "Just a moment please, I book that for you.",
                List.of(new AgentReply.CallsTool("c1", "book", "{\"day\":\"monday\"}")),
                results -> List.of(new AgentReply.TextChunk("never"), new AgentReply.Ended(AgentReply.Then.LISTEN)));
        call.callerSays("book monday").run(ofMillis(1_200));
        assertThat(book.called()).hasSize(1);
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "Again " + result + ".");
        call.callerSays("wait a moment please stop").run(ofMillis(1_500));
        book.ends("\"b-1\"");
        call.run(ofSeconds(3));

        assertThat(book.called()).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).contains("Again {\"status\":\"done\",\"result\":\"b-1\"");

        call.callerSays("thanks").run(ofSeconds(3));
        assertThat(lastNotes()).isEmpty();
        assertThat(book.contexts().getFirst().idempotencyKey()).isNotEmpty();
    }

    @Test
    void whatWasDoneWhileTheCallerWentOnIsToldWithTheNextTurnAndOnlyThen() {
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "never");
        call.callerSays("book monday").run(ofMillis(900));
        call.recogniser.hears("book monday no tuesday");
        call.callerSpeaks(ofSeconds(1));
        book.ends("\"b-1\"");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("never");
        assertThat(lastNotes()).singleElement().asString().contains("book").contains("b-1");

        call.callerSays("fine").run(ofSeconds(3));
        assertThat(lastNotes()).isEmpty();
    }

    @Test
    void lateToolIsToldWithALaterTurn() {
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "So " + result + ".");
        call.callerSays("book monday").run(ofSeconds(8));
        assertThat(call.heardAtTheFarEnd()).as("the tool may take ten seconds").doesNotContain("apology");
        call.run(ofSeconds(8));
        assertThat(call.heardAtTheFarEnd()).contains("late");

        book.ends("\"b-1\"");
        call.callerSays("well").run(ofSeconds(3));

        assertThat(lastNotes()).singleElement().asString().contains("b-1");
        assertThat(outcomes()).containsExactly(ToolOutcome.LATE, ToolOutcome.DONE);
    }

    @Test
    void toolThatFailsIsTold() {
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "So " + result);
        call.callerSays("book monday").run(ofSeconds(1));

        book.fails(new NotDone("monday is full"));
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).contains("monday is full");
    }

    @Test
    void errorsOfAToolAreNobodysBusiness() {
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "So " + result);
        call.callerSays("book monday").run(ofSeconds(1));

        book.fails(new IllegalStateException("password 1234"));
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).contains("nobody knows").doesNotContain("1234");
        assertThat(outcomes()).containsExactly(ToolOutcome.FAILED);
    }

    @Test
    void effectThatBrokeOffIsTriedAgainUnderItsKeyWhenTheCallerHasHeardOfIt() {
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "I am not sure it worked, shall I try again?");
        call.callerSays("book monday").run(ofSeconds(1));
        book.fails(new IllegalStateException("timed out"));
        call.run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith("shall I try again?");

        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "It is booked.");
        call.callerSays("yes").run(ofSeconds(1));
        book.ends("\"b-1\"");
        call.run(ofSeconds(3));

        assertThat(keys()).hasSize(2);
        assertThat(keys().getLast()).isNotEmpty().isEqualTo(keys().getFirst());

        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "Booked again.");
        call.callerSays("one more please").run(ofSeconds(1));
        assertThat(keys()).hasSize(3);
        assertThat(keys().getLast()).as("another wish").isNotEqualTo(keys().getFirst());
    }

    @Test
    void rubbishIsNoResult() {
        call.agent.calls("opening_hours", "{\"day\":\"monday\"}", result -> "So " + result);
        call.callerSays("when are you open").run(ofSeconds(1));

        hours.ends("{rubbish");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).contains("failed").doesNotContain("rubbish");
    }

    @Test
    void callThatEndsWhileAToolRunsLeavesNoTimer() {
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "So " + result);
        call.callerSays("book monday").run(ofSeconds(1));
        call.lose(ai.beluga.voice.pipeline.LineInput.LossCause.STOPPED).run(ofSeconds(1));

        assertThat(call.timersRunning()).isZero();
        book.ends("1");
        assertThat(call.live()).isZero();
    }
}
