package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream of the model ages or dies while the model is aside, or after that. */
class AsideAcrossStreamsTest {

    private final ConfirmedTools tools = new ConfirmedTools();
    private final ScriptedCall call =
            ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, model -> {});

    @Test
    void handleOfAStreamThatDiesWhileTheCallerIsAskedIsNotUsed() {
        askedToPay();
        call.model.report(new S2sEvent.Resumable("waits for the tool"));

        call.model.die();
        call.run(ofSeconds(1));

        assertThat(call.model.openings()).hasSize(2).extracting(Opening::resume).allMatch(it -> it.isEmpty());
    }

    @Test
    void callerWhoStillSpeaksWhenTheModelIsBackKeepsItsStream() {
        askedToPay();
        call.recogniser.failOpens(9);
        call.callerSpeaks(ofMillis(500));
        call.recogniser.die();
        call.callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));

        call.callerSpeaks(ofMillis(500));

        assertThat(call.model.openings()).hasSize(1);
    }

    @Test
    void whatIsSaidAfterAnAsideIsHeardWithItsOnsetByTheStreamThatTakesOver() {
        askedToPay();
        call.model.says("It is paid.");
        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("5");
        call.run(ofSeconds(4)).callerSpeaks(ofSeconds(1));
        long samples = call.model.samples();
        long loud = call.model.loud();

        call.model.die();
        call.run(ofMillis(0));

        assertThat(call.model.samples() - samples).isBetween(8_000L, 12_000L);
        assertThat(call.model.loud() - loud).isGreaterThan(7_000);
    }

    @Test
    void callIsHeardThoughModelAndRecogniserDieInTheSameMoment() {
        askedToPay();
        call.model.failOpens(9);
        call.recogniser.failOpens(1);
        bothDie();
        call.run(ofSeconds(5));

        call.callerSays("Hello?").run(ofSeconds(4));

        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Hello?.");
    }

    /** Nobody would hear the caller, nor end the call, if each were taken for what the other stands in for. */
    @Test
    void callThatModelAndRecogniserAreGivenUpForInTheSameMomentEnds() {
        askedToPay();
        call.model.failOpens(9);
        call.recogniser.failOpens(9);
        bothDie();
        call.run(ofMillis(1_900));
        assertThat(tools.confirmed()).isEmpty();

        // Another try of each fails while the session is at work.
        tools.inOneGo(() -> call.time.advance(ofMillis(200)));
        call.run(ofSeconds(4));

        assertThat(call.facts(CallEvent.ModelGone.class)).hasSize(1);
        assertThat(tools.confirmed()).containsExactly(false);
        assertThat(call.reports()).containsExactly(EndReason.PROVIDER_FAILED);
    }

    private void bothDie() {
        tools.inOneGo(() -> {
            call.model.die();
            call.recogniser.die();
        });
    }

    private void askedToPay() {
        wantsToPay();
        call.run(ofSeconds(6));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");
    }

    private void wantsToPay() {
        List<S2sEvent> events = new ArrayList<>();
        events.add(new S2sEvent.ReplyBegan(false));
        events.add(new S2sEvent.ToolCalled("v1", "pay", ConfirmedTools.ARGUMENTS));
        events.add(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE));
        call.model.replies(events);
        call.run(ofSeconds(2));
        call.model.hears("Pay it.");
        call.callerSpeaks(ofSeconds(1));
    }
}
