package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.ModelUsed;
import ai.beluga.voice.event.CallEvent.ProviderSwitched;
import ai.beluga.voice.event.CallEvent.ReplyPrepared;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import org.junit.jupiter.api.Test;

/** The agent decides what is said, and one stream of a model hears and speaks, through the whole pipeline, on virtual time. */
class ExternalReasoningTest {

    private static final String LONG_ANSWER =
            "This answer goes on and on without any comma until somebody at last says stop to it";
    private static final String GREETING = "greeting prompt.";
    private static final TurnSettings UNPREPARED =
            English.TURN.with(English.SILENCE_BORNE).with(PreemptiveSettings.OFF);

    private ScriptedCall call = begin(UNPREPARED);

    private static ScriptedCall begin(TurnSettings turn) {
        return ScriptedCall.withModel(
                turn,
                model -> model.decidesNothing().tellsTextAfter(ofMillis(100)).delay(ofMillis(80)));
    }

    @Test
    void callerHearsTheAgentsWordsByTheModelAlone() {
        call.agent.says("We open at nine.");

        says("What are your hours?").run(ofSeconds(4));

        assertThat(call.agent.requests())
                .extracting(request -> request.question())
                .containsExactly("What are your hours?");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine.");
        assertThat(call.heardInFacts()).containsExactly(GREETING, "We open at nine.");
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("What are your hours?");
        assertThat(call.model.log()).containsExactly("say " + GREETING, "started", "heard", "say We open at nine.");
        assertThat(call.model.openings()).hasSize(1);
        assertThat(call.recogniser.opened()).isZero();
        assertThat(call.synthesizer.asked()).isEmpty();
    }

    @Test
    void replyIsPreparedAheadAsInTheCascade() {
        call = begin(English.TURN.with(English.SILENCE_BORNE));

        says("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " You said What are your hours?.");
        assertThat(call.facts(ReplyPrepared.class))
                .extracting(ReplyPrepared::outcome)
                .contains(PreparedOutcome.USED);
        assertThat(call.agent.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.preemptive()).isTrue());
    }

    @Test
    void callerWhoTakesTheFloorSilencesTheModelAndOnlyWhatWasHeardIsRemembered() {
        call.agent.says(LONG_ANSWER);
        call.agent.says("On Sunday we are closed.");
        says("Tell me more.").run(ofMillis(2_500));

        says("Wait, what about Sunday?").run(ofSeconds(5));

        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        String heard = call.facts(AgentSpoke.class).get(1).heard().text();
        assertThat(LONG_ANSWER).startsWith(heard).isNotEqualTo(heard);
        assertThat(heard).isNotEmpty();
        assertThat(call.heardAtTheFarEnd()).startsWith(GREETING + " " + heard).endsWith(" On Sunday we are closed.");
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly(GREETING, "Tell me more.", heard, "Wait, what about Sunday?");
    }

    @Test
    void replyThatIsStillBeingSaidIsGivenUpByTheModelToo() {
        call.model.wordEvery(ofMillis(190));
        call.agent.says(LONG_ANSWER);
        says("Tell me more.").run(ofMillis(2_500));

        says("Wait, what about Sunday?").run(ofSeconds(5));

        assertThat(call.model.log())
                .containsSubsequence("started", "heard", "interrupt 0 at 0")
                .endsWith("say You said Wait, what about Sunday?.");
    }

    @Test
    void acknowledgementDoesNotInterruptSinceItsWordsAreKnown() {
        call.agent.says(LONG_ANSWER);
        says("Tell me more.").run(ofMillis(2_500));
        call.model.hears("mhm");

        call.callerSpeaks(ofMillis(900)).run(ofSeconds(6));

        assertThat(call.facts(CallerInterrupted.class)).isEmpty();
        assertThat(call.heardInFacts()).containsExactly(GREETING, LONG_ANSWER);
    }

    @Test
    void restOfAReplyWhoseModelDiesIsSaidByTheSynthesizer() {
        call.model.wordEvery(ofMillis(190));
        call.agent.says("We open at nine every day, and on Sunday we are closed for all.");
        says("What are your hours?").run(ofMillis(3_000));

        call.model.die();
        call.run(ofSeconds(6)).callerSays("And on Monday?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("closed for all. You said And on Monday?.");
        assertThat(call.heardInFacts()).element(1).asString().endsWith("closed for all.");
        assertThat(call.synthesizer.asked()).isNotEmpty();
        assertThat(call.model.live()).isZero();
    }

    @Test
    void recogniserAndSynthesizerTakeOverFromAModelThatIsGone() {
        call.agent.says("We open at nine.");
        says("What are your hours?").run(ofSeconds(4));

        call.model.failOpens(1_000).die();
        call.callerSays("And on Monday?").run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine. You said And on Monday?.");
        assertThat(call.facts(ProviderSwitched.class))
                .extracting(ProviderSwitched::port, ProviderSwitched::from)
                .contains(tuple(EnginePort.STT, "scripted"), tuple(EnginePort.TTS, "scripted"));
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly(GREETING, "What are your hours?", "We open at nine.", "And on Monday?");
    }

    @Test
    void modelThatTellsNoWordsIsReplacedAsRecogniserAndGoesOnAsVoice() {
        call.model.tellsTextAfter(ofSeconds(60));
        call.recogniser.hears("What are your hours?");

        call.run(ofSeconds(2)).callerSpeaks(ofSeconds(1)).run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " You said What are your hours?.");
        assertThat(call.recogniser.opened()).isEqualTo(1);
        assertThat(call.synthesizer.asked()).isEmpty();
        assertThat(call.model.live()).isEqualTo(1);
    }

    @Test
    void streamThatIsAboutToEndIsReplacedInSilence() {
        says("When do you open?").run(ofMillis(2_200));
        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        says("And when do you close?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd())
                .isEqualTo(GREETING + " You said When do you open?. You said And when do you close?.");
        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.live()).isEqualTo(1);
        assertThat(call.facts(ProviderSwitched.class)).isEmpty();
    }

    @Test
    void whatTheModelUsedIsAFactOfTheTurnWhoseWordsItWasGivenLast() {
        call.agent.says("We open at nine.");
        says("What are your hours?").run(ofSeconds(4));
        call.model.report(new S2sEvent.Used(new S2sEvent.Usage(0, 0, 0, 0, 412, 96)));
        call.run(ofMillis(100));

        assertThat(call.facts(ModelUsed.class))
                .containsExactly(new ModelUsed(new TurnId(2), "scripted", 0, 0, 0, 0, 412, 96));
    }

    @Test
    void whatWasUsedForAReplyThatWasCutOffIsOfThatReply() {
        call.model.wordEvery(ofMillis(190));
        call.agent.says(LONG_ANSWER);
        says("Tell me more.").run(ofMillis(2_500));
        call.callerSpeaks(ofMillis(1_500));
        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);

        call.model.report(new S2sEvent.Used(new S2sEvent.Usage(0, 0, 0, 0, 412, 96)));
        call.run(ofMillis(10));

        assertThat(call.facts(ModelUsed.class)).extracting(ModelUsed::turn).containsExactly(new TurnId(2));
    }

    @Test
    void modelThatDecidesNothingIsToldNothing() {
        says("When do you open?").run(ofSeconds(4));

        assertThat(call.model.openings()).first().satisfies(opening -> {
            assertThat(opening.instructions()).isEmpty();
            assertThat(opening.tools()).isEmpty();
            assertThat(opening.history()).isEmpty();
        });
        assertThat(call.model.log()).noneMatch(asked -> asked.startsWith("tell"));
    }

    @Test
    void endOfTheCallClosesTheStreamAndStopsItsTimers() {
        says("When do you open?").run(ofSeconds(4));

        call.lose(LossCause.STOPPED);
        call.run(ofSeconds(10));

        assertThat(call.model.live()).isZero();
        assertThat(call.timersRunning()).isZero();
    }

    private ScriptedCall says(String text) {
        if (call.time.millis() < 2_000) {
            call.run(ofSeconds(2));
        }
        call.model.hears(text);
        return call.callerSpeaks(ofSeconds(1));
    }
}
