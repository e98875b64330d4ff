package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.ProviderFailed;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model fails to make a reply, and its stream lives on. */
class ModelFailedReplyTest {

    private static final String GREETING = "greeting prompt.";
    private static final String ANSWER = "We open at nine and close at six.";

    private final ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));

    @Test
    void modelAloneIsAskedAgainOnTheSameStream() {
        call.model.replies(fails("")).says(ANSWER);

        asks(call).run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
        assertThat(call.model.openings()).hasSize(1);
        assertThat(call.model.log())
                .last()
                .isEqualTo("tell DIRECTION Your answer did not come about. Answer the caller now. and reply");
        assertThat(call.facts(ProviderFailed.class)).isEmpty();
    }

    @Test
    void restIsAskedForWhereSomethingWasSaid() {
        call.model.replies(fails("We open at nine")).says("and close at six.");

        asks(call).run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
        assertThat(call.model.log()).last().asString().contains("Go on right behind them");
        assertThat(call.model.openings()).hasSize(1);
    }

    @Test
    void callerWhoSpeaksBeforeTheSecondTryIsAnswered() {
        call.model.delay(ofSeconds(1)).replies(fails("")).says("Never heard.").says("On Sunday we are closed.");
        asks(call).run(ofMillis(2_000));
        call.model.hears("And on Sunday?");

        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " On Sunday we are closed.");
    }

    @Test
    void secondFailureInARowIsForAnotherStream() {
        call.model.replies(fails("")).replies(fails("")).says(ANSWER);

        asks(call).run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.facts(ProviderFailed.class)).hasSize(1);
    }

    @Test
    void modelThatFailsAgainAndAgainLeavesTheTurnToTheEnginesBehind() {
        for (int i = 0; i < 9; i++) {
            call.model.replies(fails(""));
        }

        asks(call).run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " You said When do you open?.");
        assertThat(call.model.openings()).hasSize(2);
    }

    @Test
    void vendorThatTakesTheTurnsIsAskedAgainToo() {
        ScriptedCall own = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), ScriptedModel::takesTurns);
        own.model.delay(ofMillis(0)).replies(fails("")).says(ANSWER);
        own.run(ofSeconds(2)).callerSpeaks(ofMillis(200));
        own.model.report(new S2sEvent.CallerSpeech(true));
        own.callerSpeaks(ofSeconds(1));
        own.model.report(new S2sEvent.CallerSpeech(false));

        own.model.repliesNow();
        own.run(ofSeconds(5));

        assertThat(own.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
        assertThat(own.model.openings()).hasSize(1);
    }

    @Test
    void anotherModelThatIsReadyAnswersInItsPlace() {
        ScriptedCall two = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), ScriptedModel::hasAStandIn);
        two.model.replies(fails("")).tellsTextAfter(ofMillis(100));
        two.model.standIn().says(ANSWER);

        asks(two).run(ofSeconds(5));

        assertThat(two.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
        assertThat(two.model.log()).endsWith("started", "finished");
        assertThat(two.model.standIn().log()).endsWith("tell CALLER When do you open? and reply");
    }

    private List<S2sEvent> fails(String said) {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        if (!said.isEmpty()) {
            events.addAll(call.model.spoken(1, said));
        }
        events.add(new S2sEvent.ReplyEnded(How.FAILED));
        return events;
    }

    private static ScriptedCall asks(ScriptedCall call) {
        call.run(ofSeconds(2));
        call.model.hears("When do you open?");
        return call.callerSpeaks(ofSeconds(1));
    }
}
