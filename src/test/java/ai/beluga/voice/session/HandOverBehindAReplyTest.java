package ai.beluga.voice.session;

import static ai.beluga.voice.session.PausedReply.calls;
import static ai.beluga.voice.session.PausedReply.results;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls behind the end of a reply count where a turn is handed over at so many. */
class HandOverBehindAReplyTest {

    private final ConfirmedTools tools = new ConfirmedTools();

    /** {@code together}: before the first has its result; otherwise while the model still waits for it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void turnIsHandedOverAtACallBehindTheReply(boolean together) {
        ScriptedCall call = with(model -> model.handsOverFrom(2).tellsTextAfter(ofMillis(100)));
        call.agent.says("It is ten dollars.");
        calls(call, together, "Let me see.", "look", "second");
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see. It is ten dollars.");
        assertThat(call.facts(CallEvent.ModelHandedOver.class)).hasSize(1);
        assertThat(tools.look.called()).hasSize(1);
        assertThat(results(call))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("result second") && line.contains("an agent answers"));
        tools.look.ends("7");
        call.run(ofSeconds(1));
        assertThat(results(call)).hasSize(2);
        nextTurnIsTheModels(call);
    }

    @Test
    void thirdCallBehindTheReplyHandsTheTurnOverWithWhatTheOthersHaveTold() {
        ScriptedCall call = with(model -> model.handsOverFrom(3).tellsTextAfter(ofSeconds(2)));
        call.agent.says("It is ten dollars.");
        calls(call, true, "Let me see.", "look", "look2", "third");
        tools.look.ends("7");
        tools.look.ends("8");
        call.run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see. It is ten dollars.");
        assertThat(call.agent.requests().getLast().notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("7"))
                .anyMatch(note -> note.contains("8"));
        assertThat(results(call)).hasSize(3).last().asString().contains("an agent answers");
        nextTurnIsTheModels(call);
    }

    @Test
    void callBehindTheReplyStaysTheModelsWhereTheWordsDoNotCome() {
        ScriptedCall call = with(model -> model.handsOverFrom(2).tellsTextAfter(ofSeconds(60)));
        calls(call, true, "Let me see.", "look", "look2");
        tools.look.ends("7");
        call.run(ofSeconds(1));
        assertThat(results(call)).hasSize(1);
        call.model.says("It is ten.");
        call.run(ofSeconds(1));
        tools.look.ends("8");
        call.run(ofSeconds(3));

        assertThat(call.agent.requests()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see. It is ten.");
        assertThat(results(call)).hasSize(2).allMatch(line -> line.contains("done"));
    }

    @Test
    void callThatComesWhenTheTurnIsHandedOverIsAnsweredAsThat() {
        ScriptedCall call = with(model -> model.handsOverFrom(2).tellsTextAfter(ofMillis(100)));
        call.agent.says("It is ten dollars.");
        calls(call, true, "Let me see.", "look", "second", "third");
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("Let me see. It is ten dollars.");
        assertThat(tools.look.called()).hasSize(1);
        assertThat(results(call))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("result third")
                .contains("an agent answers");
    }

    private void nextTurnIsTheModels(ScriptedCall call) {
        call.model.hears("Thanks.").says("You are welcome.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith("It is ten dollars. You are welcome.");
    }

    private ScriptedCall with(Consumer<ScriptedModel> so) {
        return ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, so);
    }
}
