package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import org.junit.jupiter.api.Test;

/** A vendor ends a stream after a while; another one takes over before, when nobody speaks. */
class ModelStreamAgeTest {

    private static final String GREETING = "greeting prompt.";

    private final ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));

    @Test
    void streamThatIsAboutToEndIsReplacedInSilenceAndTheTalkGoesOn() {
        call.model.says("We open at nine.").says("At six.");
        says("When do you open?").run(ofSeconds(4));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        says("And when do you close?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine. At six.");
        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.live()).isEqualTo(1);
        assertThat(call.model.openings().getLast().history())
                .extracting(line -> line.role() + ": " + line.text())
                .containsExactly("AGENT: " + GREETING, "CALLER: When do you open?", "AGENT: We open at nine.");
    }

    @Test
    void streamIsKeptWhileAReplyIsOnItsWay() {
        call.model.says("We open at nine and close at six.");
        says("When do you open?").run(ofMillis(1_300));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofMillis(800));

        assertThat(call.model.openings()).hasSize(1);
        call.run(ofSeconds(2));
        assertThat(call.model.openings()).hasSize(2);
    }

    @Test
    void streamThatTakesOverHearsACallerWhoHasBegunAndIsNotNoticedYet() {
        call.run(ofSeconds(3));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofSeconds(1));

        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.samples()).isEqualTo((4_000 + 600) * 8);
    }

    @Test
    void streamIsKeptUntilItHasToldTheWordsThatCameLate() {
        call.model.tellsTextAfter(ofSeconds(6)).says("We open at nine.");
        says("When do you open?").run(ofSeconds(4));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofSeconds(1));
        assertThat(call.model.openings()).hasSize(1);
        call.run(ofSeconds(12));

        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.openings().getLast().history())
                .extracting(line -> line.role() + ": " + line.text())
                .contains("CALLER: When do you open?");
    }

    @Test
    void streamThatNeverTellsTheWordsIsReplacedAllTheSame() {
        call.model.tellsTextAfter(ofSeconds(600)).says("We open at nine.");
        says("When do you open?").run(ofSeconds(4));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofSeconds(15));
        assertThat(call.model.openings()).hasSize(1);
        call.model.says("Still here.");
        says("Hello?").run(ofSeconds(18));

        assertThat(call.model.openings()).hasSize(2);
    }

    @Test
    void streamIsKeptWhileTheCallerSpeaks() {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(400));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.callerSpeaks(ofSeconds(2));

        assertThat(call.model.openings()).hasSize(1);
    }

    @Test
    void streamIsReplacedBeforeItsLongestTimeIsOver() {
        ScriptedCall brief =
                ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), model -> model.lasts(ofSeconds(5)));

        brief.run(ofMillis(4_400));
        assertThat(brief.model.openings()).hasSize(1);
        brief.run(ofMillis(200));
        assertThat(brief.model.openings()).hasSize(2);
    }

    @Test
    void anotherStreamGoesOnByTheNewestHandle() {
        call.run(ofSeconds(2));
        call.model.report(new S2sEvent.Resumable("old"));
        call.model.report(new S2sEvent.Resumable("new"));

        call.model.report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofSeconds(1));

        assertThat(call.model.openings())
                .extracting(Opening::resume)
                .last()
                .satisfies(it -> assertThat(it).contains("new"));
    }

    @Test
    void handleOfAStreamThatDiedInTheMiddleOfAReplyIsNotUsed() {
        call.model
                .wordEvery(ofMillis(400))
                .says("We open at nine and close at six.")
                .says("At nine.");
        says("When do you open?").run(ofMillis(2_000));
        call.model.report(new S2sEvent.Resumable("whole"));

        call.model.die();
        call.run(ofSeconds(1));

        assertThat(call.model.openings().getLast().resume()).isEmpty();
    }

    @Test
    void handleOfAStreamThatDiedInSilenceIsUsed() {
        call.run(ofSeconds(3));
        call.model.report(new S2sEvent.Resumable("handle"));

        call.model.die();
        call.run(ofSeconds(1));

        assertThat(call.model.openings().getLast().resume()).contains("handle");
    }

    @Test
    void modelThatServesAgainBehindAnotherIsToldWhatWasSaidAndNotResumedFromBefore() {
        ScriptedCall two = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), ScriptedModel::hasAStandIn);
        two.run(ofSeconds(3));
        two.model.report(new S2sEvent.Resumable("before"));
        two.model.die();
        two.model.standIn().hears("When do you open?").says("We open at nine.");
        two.run(ofSeconds(1)).callerSpeaks(ofSeconds(1)).run(ofSeconds(4));

        two.model.standIn().die();
        two.run(ofSeconds(1));

        assertThat(two.model.openings()).hasSize(2);
        assertThat(two.model.openings().getLast().resume()).isEmpty();
        assertThat(two.model.openings().getLast().history())
                .extracting(line -> line.role() + ": " + line.text())
                .containsExactly("AGENT: " + GREETING, "CALLER: When do you open?", "AGENT: We open at nine.");
    }

    @Test
    void streamIsKeptAsLongAsNoOtherCanBeOpened() {
        call.model.says("We open at nine.");
        call.run(ofSeconds(2));
        call.model.failOpens(1_000).report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofSeconds(8));

        says("When do you open?").run(ofSeconds(4));
        assertThat(call.heardAtTheFarEnd()).endsWith(" We open at nine.");
        assertThat(call.facts(CallEvent.ModelGone.class)).isEmpty();
        assertThat(call.facts(CallEvent.ModelRenewed.class)).isEmpty();

        call.model.failOpens(0);
        call.run(ofSeconds(30));
        assertThat(call.facts(CallEvent.ModelRenewed.class)).hasSize(1);
    }

    @Test
    void streamIsKeptWhenTheCallerSpeaksWhileAnotherOpens() {
        call.run(ofSeconds(3));
        call.model.opensAfter(ofMillis(500)).report(new S2sEvent.Leaving(ofSeconds(60)));
        call.run(ofMillis(200)).callerSpeaks(ofSeconds(2));

        assertThat(call.model.openings()).hasSize(2);
        assertThat(call.model.live()).isEqualTo(1);
        assertThat(call.facts(CallEvent.ModelRenewed.class)).isEmpty();
    }

    @Test
    void whatTheModelUsedIsAFact() {
        call.model.says("We open at nine.");
        says("When do you open?").run(ofSeconds(3));

        call.model.report(new S2sEvent.Used(new S2sEvent.Usage(10, 20, 3, 4, 5, 6)));
        call.run(ofMillis(100));

        assertThat(call.facts(CallEvent.ModelUsed.class))
                .containsExactly(new CallEvent.ModelUsed(new TurnId(2), "scripted", 10, 20, 3, 4, 5, 6));
    }

    private ScriptedCall says(String text) {
        if (call.time.millis() < 2_000) {
            call.run(ofSeconds(2));
        }
        call.model.hears(text);
        return call.callerSpeaks(ofSeconds(1));
    }
}
