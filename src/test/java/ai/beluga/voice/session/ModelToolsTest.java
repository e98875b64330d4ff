package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model can do to the call besides talking. */
class ModelToolsTest {

    private static final String GREETING = "greeting prompt.";

    private final ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));

    @Test
    void modelIsToldWhatItCanDo() {
        assertThat(call.model.openings().getFirst().tools())
                .extracting(Opening.Tool::name)
                .containsExactly("end_call", "transfer_to_person");
    }

    @Test
    void modelThatCallsNoToolsIsOfferedNone() {
        ScriptedCall bare = ScriptedCall.withModel(
                English.TURN.with(English.SILENCE_BORNE), model -> model.without(Capability.TOOLS));

        assertThat(bare.model.openings().getFirst().tools()).isEmpty();
    }

    @Test
    void callEndsOnceTheGoodbyeWasHeard() {
        replies("end_call", "Goodbye, and thank you.");

        says("That was all.").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Goodbye, and thank you.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void callIsTransferredOnceTheWordsWereHeard() {
        replies("transfer_to_person", "One moment.");

        says("I want a person.").run(ofSeconds(6));

        assertThat(call.reports()).containsExactly(EndReason.TRANSFER);
    }

    @Test
    void callerWhoGoesOnAfterTheGoodbyeIsNotHungUpOn() {
        replies("end_call", "Goodbye, and thank you for your call today.");
        call.model.says("We open at nine.");
        says("That was all.").run(ofMillis(1_800));

        says("Wait, when do you open?").run(ofSeconds(5));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
        assertThat(call.model.log())
                .filteredOn(line -> line.startsWith("result"))
                .singleElement()
                .asString()
                .contains("went on");
    }

    @Test
    void callerWhoBeginsInTheLastMomentOfTheGoodbyeIsNotHungUpOn() {
        replies("end_call", "Goodbye, and thank you.");
        call.model.says("We open at nine.");
        says("That was all.").run(ofMillis(1_600));

        call.model.hears("Wait, one more thing, when do you open?");
        call.callerSpeaks(ofSeconds(5)).run(ofSeconds(4));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
        assertThat(results()).singleElement().asString().contains("went on");
        assertThat(call.model.remembers()).contains("AGENT: Goodbye, and thank you.");
    }

    @Test
    void modelThatEndsTheCallWithoutAWordIsToldThatTheCallerWentOn() {
        replies("end_call");
        replies("end_call");
        call.model.says("We open at nine.");
        says("That was all.").run(ofMillis(1_100));

        call.model.hears("Wait, when do you open?");
        call.callerSpeaks(ofMillis(600)).run(ofSeconds(4));

        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
        assertThat(results()).hasSize(2).last().asString().contains("went on");
    }

    @Test
    void callThatIsToEndEndsThoughAnotherToolWasCalledAsWell() {
        call.model.replies(List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("bye", "end_call", "{}"),
                new S2sEvent.ToolCalled("other", "launch_rockets", "{}"),
                new S2sEvent.ReplyEnded(How.COMPLETE)));
        call.model.says("Goodbye.");

        says("That was all.").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Goodbye.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void callThatIsToEndEndsBehindTheWordsThatFollowAnotherTool() {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        events.addAll(call.model.spoken(1, "Goodbye."));
        events.add(new S2sEvent.ToolCalled("bye", "end_call", "{}"));
        events.add(new S2sEvent.ToolCalled("other", "launch_rockets", "{}"));
        events.add(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.model.replies(events).says();

        says("That was all.").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Goodbye.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void replyThatWasCutBehindAToolGoesOn() {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        events.addAll(call.model.spoken(1, "Let me see."));
        events.add(new S2sEvent.ToolCalled("call", "launch_rockets", "{}"));
        events.add(new S2sEvent.ReplyEnded(How.CUT));
        call.model.replies(events).says("I cannot do that.");

        says("Launch the rockets.").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Let me see. I cannot do that.");
    }

    @Test
    void modelThatEndsTheCallWithoutAWordIsAskedForOne() {
        replies("end_call");
        call.model.says("Goodbye.");

        says("That was all.").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Goodbye.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void modelThatNeverHasAWordForItIsObeyed() {
        replies("end_call");
        replies("end_call");

        says("That was all.").run(ofSeconds(6));

        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    @Test
    void toolThatWasNotOfferedIsRefusedAndTheReplyGoesOn() {
        replies("launch_rockets", "Let me see.");
        call.model.says("I cannot do that.");

        says("Launch the rockets.").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Let me see. I cannot do that.");
        assertThat(call.model.log()).anyMatch(line -> line.contains("there is no such tool"));
    }

    private List<String> results() {
        return call.model.log().stream()
                .filter(line -> line.startsWith("result"))
                .toList();
    }

    private void replies(String tool, String... parts) {
        List<S2sEvent> events = new ArrayList<>();
        events.add(new S2sEvent.ReplyBegan(false));
        for (int part = 1; part <= parts.length; part++) {
            events.addAll(call.model.spoken(part, parts[part - 1]));
        }
        events.add(new S2sEvent.ToolCalled("call", tool, "{}"));
        events.add(new S2sEvent.ReplyEnded(How.COMPLETE));
        call.model.replies(events);
    }

    private ScriptedCall says(String text) {
        if (call.time.millis() < 2_000) {
            call.run(ofSeconds(2));
        }
        call.model.hears(text);
        return call.callerSpeaks(ofSeconds(1));
    }
}
