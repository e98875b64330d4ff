package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that calls tool after tool in one turn hands that turn to the agent. */
class HybridReasoningTest {

    private static final String GREETING = "greeting prompt.";

    private final ConfirmedTools tools = new ConfirmedTools();
    private final ScriptedCall call =
            ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, model -> model.handsOverFrom(2));

    @Test
    void secondCallHandsTheTurnToTheAgentWithWhatTheFirstHasTold() {
        call.agent.says("It is ten dollars.");
        looksTwice();

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Let me see. It is ten dollars.");
        AgentRequest asked = call.agent.requests().getLast();
        assertThat(asked.question()).isEqualTo("What do I owe?");
        assertThat(asked.conversation())
                .extracting(said -> said.speaker() + ": " + said.text())
                .containsExactly("AGENT: " + GREETING, "CALLER: What do I owe?");
        assertThat(asked.notes()).singleElement().asString().contains("look").contains("7");
        assertThat(call.facts(CallEvent.ModelHandedOver.class)).hasSize(1);
        assertThat(tools.look.called()).hasSize(1);
        assertThat(call.model.log()).anyMatch(line -> line.startsWith("result second") && line.contains("refused"));
    }

    @Test
    void nextTurnIsTheModelsAndItKnowsWhatWasHeard() {
        call.agent.says("It is ten dollars.");
        looksTwice();
        call.model.hears("Thanks.");
        call.model.says("You are welcome.");

        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("It is ten dollars. You are welcome.");
        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.model.remembers())
                .contains("AGENT: Let me see.", "AGENT: It is ten dollars.")
                .noneMatch(line -> line.endsWith("Let me see. It is ten dollars."));
    }

    @Test
    void callerCanInterruptTheAgentAndTheModelIsToldWhatWasHeard() {
        call.agent.says("It is ten dollars and seventy cents and that is really all that you owe to us.");
        looks("first", "Let me see.");
        looks("second");
        asksAndIsToldTheFirst();
        while (!call.heardAtTheFarEnd().contains("ten")) {
            call.run(ofMillis(20));
        }
        call.model.hears("Stop.");
        call.model.says("Yes?");

        call.callerSpeaks(ofSeconds(2)).run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("really").endsWith("Yes?");
        assertThat(call.model.remembers()).anyMatch(line -> line.contains("It is ten"));
    }

    @Test
    void turnWhoseWordsDoNotComeStaysTheModels() {
        call.model.tellsTextAfter(ofSeconds(30));
        looks("first", "Let me see.");
        looks("second");
        call.model.says("It is ten.");
        asksAndIsToldTheFirst();
        call.run(ofSeconds(3));
        assertThat(tools.look.called()).hasSize(2);
        tools.look.ends("8");
        call.run(ofSeconds(3));

        assertThat(call.agent.requests()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Let me see. It is ten.");
    }

    @Test
    void wordsThatComeInTimeAreWaitedFor() {
        call.model.tellsTextAfter(ofMillis(2_500));
        call.agent.says("It is ten dollars.");
        looksTwice();

        assertThat(call.heardAtTheFarEnd()).endsWith("It is ten dollars.");
    }

    @Test
    void oneCallInEachTurnIsTheModels() {
        for (String answer : List.of("It is ten.", "It is still ten.")) {
            looks("first", "Let me see.");
            call.model.says(answer);
            asksAndIsToldTheFirst();
            call.run(ofSeconds(3));
            assertThat(call.heardAtTheFarEnd()).endsWith(answer);
        }
        assertThat(call.agent.requests()).isEmpty();
    }

    @Test
    void agentMayAskForTheCallThatWasNotDone() {
        call.agent.calls("look", ConfirmedTools.ARGUMENTS, result -> "It is " + (result.contains("9") ? "nine." : "?"));
        looks("first", "Let me see.");
        looks("second");
        asksAndIsToldTheFirst();
        call.run(ofSeconds(1));
        tools.look.ends("9");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("It is nine.");
        assertThat(tools.look.called()).hasSize(2);
    }

    @Test
    void callerIsAskedAboutAToolOfATurnThatWasHandedOverAndTheCallGoesOn() {
        call.agent.says("It is ten dollars.");
        call.run(ofSeconds(2));
        call.model.hears("What do I owe?");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(2));
        call.model.reportTogether(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("pay", "pay", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ToolCalled("look", "look", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ReplyEnded(How.COMPLETE));
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("It is ten dollars. " + ConfirmedTools.ASKED);

        call.model.says("It is paid.").says("Goodbye.");
        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4));
        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");

        call.model.hears("Thanks.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith("Goodbye.");
    }

    private void looksTwice() {
        looks("first", "Let me see.");
        looks("second");
        asksAndIsToldTheFirst();
        call.run(ofSeconds(5));
    }

    private void asksAndIsToldTheFirst() {
        call.run(ofSeconds(2));
        call.model.hears("What do I owe?");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(2));
        tools.look.ends("7");
    }

    private void looks(String id, String... parts) {
        List<S2sEvent> events = new ArrayList<>();
        events.add(new S2sEvent.ReplyBegan(false));
        for (int part = 1; part <= parts.length; part++) {
            events.addAll(call.model.spoken(part, parts[part - 1]));
        }
        events.add(new S2sEvent.ToolCalled(id, "look", ConfirmedTools.ARGUMENTS));
        events.add(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.model.replies(events);
    }
}
