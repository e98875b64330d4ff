package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.ProviderFailed;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import org.junit.jupiter.api.Test;

/** The model fails a call: another stream goes on, or recogniser, agent and voice take over. */
class ModelGoneTest {

    private static final String GREETING = "greeting prompt.";
    private static final int FOR_GOOD = 1_000;

    private final ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));

    @Test
    void modelThatDiesInSilenceIsReplacedByAStreamThatKnowsWhatWasSaid() {
        call.model.says("We open at nine.").says("At six.");
        says("When do you open?").run(ofSeconds(4));

        call.model.die();
        says("And when do you close?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine. At six.");
        assertThat(call.model.openings().getLast().history())
                .extracting(line -> line.role() + ": " + line.text())
                .containsExactly("AGENT: " + GREETING, "CALLER: When do you open?", "AGENT: We open at nine.");
        assertThat(call.recogniser.opened()).isZero();
    }

    @Test
    void othersTakeOverWithTheMemoryOfTheModel() {
        call.model.says("We open at nine.");
        says("When do you open?").run(ofSeconds(4));
        call.model.failOpens(FOR_GOOD).die();
        call.run(ofSeconds(5));

        call.callerSays("And when do you close?").run(ofSeconds(4));

        assertThat(call.facts(CallEvent.ModelGone.class)).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine. You said And when do you close?.");
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly(GREETING, "When do you open?", "We open at nine.", "And when do you close?");
        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("When do you open?", "And when do you close?");
    }

    @Test
    void callBeginsWithTheOthersWhenTheModelIsNotThere() {
        ScriptedCall late =
                ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), model -> model.failOpens(FOR_GOOD));
        late.run(ofSeconds(8));

        late.callerSays("When do you open?").run(ofSeconds(4));

        assertThat(late.heardAtTheFarEnd()).isEqualTo(GREETING + " You said When do you open?.");
    }

    @Test
    void whatIsBeingSaidAsTheModelGoesIsHeardWholeByTheRecogniser() {
        call.run(ofSeconds(2));
        call.callerSpeaks(ofMillis(600));
        call.model.failOpens(FOR_GOOD).die();
        call.recogniser.hears("When do you open?");

        call.callerSpeaks(ofSeconds(8)).run(ofSeconds(4));

        assertThat(call.recogniser.samples()).isGreaterThan(8_000 * 8);
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " You said When do you open?.");
    }

    @Test
    void replyThatIsAllMadeIsHeardToItsEndThoughTheModelIsDead() {
        call.model.says("We open at nine and close at six.");
        says("When do you open?").run(ofMillis(1_300));

        call.model.die();
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine and close at six.");
        assertThat(call.model.log()).endsWith("tell AGENT We open at nine and close at six.");
    }

    @Test
    void modelThatOwesAReplyForTooLongHasFailed() {
        ScriptedCall bare = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));
        bare.run(ofSeconds(2)).callerSpeaks(ofSeconds(1)).run(ofSeconds(13));

        assertThat(bare.facts(ProviderFailed.class)).hasSize(1);
        assertThat(bare.heardAtTheFarEnd()).contains("apology prompt.");
    }

    @Test
    void keysAreForTheAgentBehindAModelThatTakesNoText() {
        ScriptedCall bare = ScriptedCall.withModel(
                English.TURN.with(English.SILENCE_BORNE), model -> model.without(Capability.TEXT));

        bare.run(ofSeconds(2)).press('4').run(ofMillis(300)).press('#').run(ofSeconds(3));

        assertThat(bare.heardAtTheFarEnd()).isEqualTo(GREETING + " You said 4.");
        assertThat(bare.model.log()).isEmpty();
    }

    @Test
    void nothingStaysOpenWhenTheCallEnds() {
        call.run(ofSeconds(2));

        call.end(EndReason.CALLER_HUNG_UP);
        call.run(ofSeconds(1));

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
