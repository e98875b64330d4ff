package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream of the model is about to end, or another one opens beside it, while the caller is asked to confirm a tool. */
class RenewalBesideAnAsideTest {

    private final ConfirmedTools tools = new ConfirmedTools();

    @ParameterizedTest
    @EnumSource
    void streamThatAgesMeanwhileIsReplacedOnceTheModelIsBackAndQuiet(Opening.Turns turns) {
        ScriptedCall call = with(turns, model -> model.lasts(ofSeconds(10)));
        wantsToPay(call, turns);
        call.run(ofSeconds(5)).callerSays("Yes.").run(ofSeconds(1));
        assertThat(call.time.millis()).isGreaterThan(9_000);
        call.model.says("It is paid.");
        tools.pay.ends("5");
        call.run(ofMillis(300));
        assertThat(call.heardAtTheFarEnd()).endsWith("It");
        assertThat(call.model.openings()).hasSize(1);

        call.run(ofSeconds(2));

        isRenewedOnceAndKnowsWhatWasSaid(call);
        nextTurnIsAnswered(call, turns);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid. Goodbye.");
    }

    @ParameterizedTest
    @EnumSource
    void streamThatAgesWhileTheCallerIsSilentIsReplacedOnceTheModelIsBack(Opening.Turns turns) {
        ScriptedCall call = with(turns, model -> model.lasts(ofSeconds(10)));
        wantsToPay(call, turns);
        call.run(ofSeconds(8));
        assertThat(call.time.millis()).isGreaterThan(9_000);
        assertThat(tools.confirmed()).isEmpty();
        assertThat(call.model.openings()).hasSize(1);

        call.run(ofSeconds(6));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(results(call)).singleElement().asString().contains("declined");
        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.live()).isEqualTo(1);
        nextTurnIsAnswered(call, turns);
        assertThat(call.heardAtTheFarEnd()).endsWith("Goodbye.");
    }

    @ParameterizedTest
    @EnumSource
    void streamThatTheVendorWillEndIsReplacedOnceTheModelIsBackAndQuiet(Opening.Turns turns) {
        ScriptedCall call = with(turns, model -> {});
        wantsToPay(call, turns);
        call.run(ofSeconds(5));
        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.callerSays("Yes.").run(ofSeconds(3));
        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(call.model.openings()).hasSize(1);
        call.model.says("It is paid.");
        tools.pay.ends("5");

        call.run(ofSeconds(3));

        isRenewedOnceAndKnowsWhatWasSaid(call);
        nextTurnIsAnswered(call, turns);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid. Goodbye.");
    }

    @ParameterizedTest
    @EnumSource
    void streamThatOpensInTheMiddleOfTheQuestionIsNotUsed(Opening.Turns turns) {
        ScriptedCall call = with(turns, model -> {});
        anotherOpensWithin(call, 5_000);
        wantsToPay(call, turns);
        call.run(ofMillis(600));
        assertThat(call.recogniser.opened()).isEqualTo(1);
        assertThat(call.model.live()).isEqualTo(2);

        call.run(ofSeconds(4));
        assertThat(call.time.millis()).isGreaterThan(6_900);
        assertThat(call.model.live()).isEqualTo(1);
        call.callerSays("Yes.").run(ofSeconds(1));
        call.model.says("It is paid.");
        tools.pay.ends("5");
        call.run(ofSeconds(4));

        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result v1 ")
                .contains("done", "Yes.");
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " It is paid.");
    }

    @ParameterizedTest
    @EnumSource
    void streamThatWasAskedForBeforeTheQuestionIsNotUsedBehindIt(Opening.Turns turns) {
        ScriptedCall call = with(turns, model -> {});
        anotherOpensWithin(call, 9_000);
        wantsToPay(call, turns);
        call.run(ofMillis(2_600)).callerSays("Yes.").run(ofSeconds(1));
        call.model.says("It is paid.");
        tools.pay.ends("5");
        call.run(ofSeconds(1));
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
        assertThat(call.model.live()).isEqualTo(2);

        call.model.opensAfter(ofMillis(0));
        call.run(ofSeconds(2));

        assertThat(call.model.live()).isEqualTo(1);
        assertThat(call.facts(CallEvent.ModelRenewed.class)).isEmpty();
        call.run(ofSeconds(10));
        assertThat(call.model.openings()).hasSize(3);
        assertThat(call.facts(CallEvent.ModelRenewed.class)).hasSize(1);
        nextTurnIsAnswered(call, turns);
        assertThat(call.heardAtTheFarEnd()).endsWith(" Goodbye.");
    }

    @ParameterizedTest
    @EnumSource
    void streamThatDiesMeanwhileIsReplacedByOneOfItsOwnThoughAnotherOpens(Opening.Turns turns) {
        ScriptedCall call = with(turns, model -> {});
        anotherOpensWithin(call, 5_000);
        wantsToPay(call, turns);
        call.run(ofMillis(600));
        assertThat(call.recogniser.opened()).isEqualTo(1);

        call.model.opensAfter(ofMillis(300)).die();
        call.run(ofSeconds(5));
        assertThat(call.model.openings()).hasSize(3);
        assertThat(call.model.live()).isEqualTo(1);
        call.callerSays("Yes.").run(ofSeconds(1));
        call.model.says("It is paid.");
        tools.pay.ends("5");
        call.run(ofSeconds(4));

        assertThat(call.facts(CallEvent.ModelRenewed.class)).isEmpty();
        assertThat(tools.confirmed()).containsExactly(true);
        assertThat(results(call)).isEmpty();
        assertThat(call.model.log())
                .filteredOn(line -> line.startsWith("tell DIRECTION"))
                .singleElement()
                .asString()
                .contains("pay");
        assertThat(call.model.log()).contains("tell CALLER Yes. and reply");
        assertThat(call.heardAtTheFarEnd()).endsWith(ConfirmedTools.ASKED + " It is paid.");
        nextTurnIsAnswered(call, turns);
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid. Goodbye.");
    }

    private void isRenewedOnceAndKnowsWhatWasSaid(ScriptedCall call) {
        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.live()).isEqualTo(1);
        assertThat(call.facts(CallEvent.ModelRenewed.class)).hasSize(1);
        assertThat(results(call))
                .singleElement()
                .asString()
                .startsWith("result v1 ")
                .contains("done", "Yes.");
        assertThat(call.model.openings().getLast().history())
                .extracting(line -> line.role() + ": " + line.text())
                .containsExactly(
                        "AGENT: greeting prompt.",
                        "CALLER: Pay it.",
                        "AGENT: " + ConfirmedTools.ASKED,
                        "CALLER: Yes.",
                        "AGENT: It is paid.");
    }

    private static List<String> results(ScriptedCall call) {
        return call.model.log().stream()
                .filter(line -> line.startsWith("result"))
                .toList();
    }

    private ScriptedCall with(Opening.Turns turns, Consumer<ScriptedModel> so) {
        return ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, model -> {
            if (turns == Opening.Turns.VENDORS) {
                model.takesTurns();
            }
            model.delay(ofMillis(0));
            so.accept(model);
        });
    }

    /** The vendor will end the stream, which nobody else knows of yet; 1.9 s into the call. */
    private static void anotherOpensWithin(ScriptedCall call, int millis) {
        call.run(ofMillis(1_880));
        call.model.opensAfter(ofMillis(millis)).report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofMillis(20));
        assertThat(call.model.openings()).hasSize(2);
    }

    /** Said by 3 s into the call, and asked by 4 s. */
    private static void wantsToPay(ScriptedCall call, Opening.Turns turns) {
        call.model.replies(List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("v1", "pay", ConfirmedTools.ARGUMENTS),
                new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE)));
        call.run(ofMillis(2_000 - call.time.millis()));
        says(call, turns, 1, "Pay it.");
    }

    private static void nextTurnIsAnswered(ScriptedCall call, Opening.Turns turns) {
        call.model.says("Goodbye.");
        says(call, turns, turns == Opening.Turns.OURS ? 0 : 1, "Thanks.");
        call.run(ofSeconds(4));
    }

    private static void says(ScriptedCall call, Opening.Turns turns, int utterance, String words) {
        if (turns == Opening.Turns.OURS) {
            call.model.hears(words);
            call.callerSpeaks(ofSeconds(1)).run(ofMillis(1_000));
            return;
        }
        call.callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofMillis(800));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.model.report(new S2sEvent.CallerText(utterance, words, true));
        call.run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofMillis(600));
    }
}
