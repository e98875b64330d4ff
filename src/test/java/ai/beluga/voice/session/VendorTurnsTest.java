package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.ProviderFailed;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model's vendor takes the turns: it replies by itself, and gives its reply up when it hears the caller. */
class VendorTurnsTest {

    private static final String GREETING = "greeting prompt.";
    private static final String LONG_ANSWER =
            "This answer goes on and on without any comma until somebody at last says stop to it";

    private final ScriptedCall call =
            ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), ScriptedModel::takesTurns);

    @Test
    void replyThatBeginsByItselfIsHeardAtOnce() {
        call.model.delay(ofMillis(0)).says("We open at nine.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        long began = call.time.millis();

        call.model.repliesNow();
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine.");
        assertThat(call.line().firstSoundMillis(began).orElseThrow()).isLessThan(began + 60);
        assertThat(call.model.log()).doesNotContain("started", "finished");
        assertThat(call.model.openings().getFirst().turns()).isEqualTo(Opening.Turns.VENDORS);
    }

    @Test
    void wordsOfTheTurnAreThoseOfTheVendorsUtterance() {
        call.model.delay(ofMillis(0)).says("We open at nine.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofMillis(500));

        call.model.report(new S2sEvent.CallerText(1, "When do you open?", true));
        call.run(ofSeconds(3));

        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("When do you open?");
    }

    @Test
    void callerWhomTheVendorHearsOverItsReplyHasTheFloor() {
        call.model.delay(ofMillis(0)).says(LONG_ANSWER);
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(2));

        call.callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofMillis(200));

        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        assertThat(call.model.log()).last().asString().startsWith("interrupt 1 at ");
        String heard = call.facts(AgentSpoke.class).getLast().heard().text();
        assertThat(LONG_ANSWER).startsWith(heard).isNotEqualTo(heard);
    }

    @Test
    void callerWhomTheVendorAloneHeardIsAnswered() {
        call.model.delay(ofMillis(0)).says("We open at nine.");
        call.run(ofSeconds(2));

        call.model.repliesNow();
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine.");
    }

    @Test
    void replyThatTheCallerGoesOnBeforeIsNeverHeard() {
        call.model.delay(ofMillis(0)).says("Of what?").says("Two tickets, good.");
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(600));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.model.repliesNow();
        call.callerSpeaks(ofMillis(400));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(ofMillis(400));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.run(ofMillis(500));

        call.model.repliesNow();
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Two tickets, good.");
    }

    @Test
    void keysBehindWhatTheVendorHeardAreAnswered() {
        call.model.delay(ofMillis(0)).wordEvery(ofSeconds(2)).says("Not this.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofMillis(500));
        call.model.report(new S2sEvent.CallerText(1, "My number is", true));

        call.model.wordEvery(ofMillis(0)).says("Thank you.");
        call.press('4').press('#').run(ofSeconds(4));

        assertThat(call.model.log()).endsWith("tell CALLER 4 and reply");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Thank you.");
        assertThat(call.facts(CallerSpoke.class))
                .last()
                .extracting(CallerSpoke::text)
                .isEqualTo("My number is 4");
    }

    @Test
    void questionThatTheLostLineLeftOpenIsAnsweredOnTheNext() {
        call.model.delay(ofMillis(0)).wordEvery(ofSeconds(2)).says("Not this.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofMillis(500));
        call.lose(LossCause.BROKEN).run(ofSeconds(1));

        call.model.wordEvery(ofMillis(0)).says("We open at nine.");
        call.reattach();
        call.run(ofSeconds(6));

        assertThat(call.model.log())
                .last()
                .asString()
                .startsWith("tell DIRECTION")
                .endsWith("and reply");
        assertThat(call.heardAtTheFarEnd()).endsWith("We open at nine.");
    }

    @Test
    void answerToAShortWordOverTheEndOfAReplyIsHeard() {
        call.model.delay(ofMillis(0)).says(LONG_ANSWER).says("Good.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(300)).run(ofMillis(400));

        call.model.report(new S2sEvent.CallerSpeech(true));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.model.repliesNow();
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith(" Good.");
        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
    }

    @Test
    void answerToWhatTheVendorAloneHeardOverAReplyIsHeard() {
        call.model.delay(ofMillis(0)).says(LONG_ANSWER).says("Good.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(2));

        call.model.report(new S2sEvent.CallerSpeech(true));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.model.repliesNow();
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith(" Good.");
    }

    @Test
    void replyOfAStreamThatDiedBeforeTheTurnWasTakenIsNeverHeard() {
        call.model.delay(ofMillis(0)).says("Of what?").says("Two tickets, good.");
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(600));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.model.repliesNow();
        call.callerSpeaks(ofMillis(400));

        call.model.die();
        call.callerSpeaks(ofMillis(400)).run(ofMillis(1_500));
        call.model.repliesNow();
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Two tickets, good.");
    }

    @Test
    void vendorThatIsMuteHasFailed() {
        call.run(ofSeconds(2)).callerSpeaks(ofSeconds(1)).run(ofSeconds(16));

        assertThat(call.facts(ProviderFailed.class)).hasSize(1);
        assertThat(call.model.log()).doesNotContain("finished");
        assertThat(call.heardAtTheFarEnd()).contains("apology prompt.");
    }

    @Test
    void vendorOwesNothingToASoundThatItHasNotHeard() {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(500)).run(ofSeconds(14));

        assertThat(call.facts(ProviderFailed.class)).isEmpty();
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " still there prompt.");
        call.model.delay(ofMillis(0)).says("We open at nine.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(3));
        assertThat(call.heardAtTheFarEnd()).endsWith(" We open at nine.");
    }

    @Test
    void vendorThatHearsAShortWordAndAnswersNothingHasFailed() {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(700)).run(ofMillis(500));

        call.model.report(new S2sEvent.CallerSpeech(true));
        call.model.report(new S2sEvent.CallerSpeech(false));
        call.run(ofSeconds(16));

        assertThat(call.facts(ProviderFailed.class)).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).contains("apology").doesNotContain("not understood");
    }

    @Test
    void vendorThatHearsNoneOfSeveralShortWordsHasFailed() {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(500)).run(ofSeconds(4));
        call.callerSpeaks(ofMillis(500)).run(ofSeconds(4));
        call.callerSpeaks(ofMillis(500)).run(ofSeconds(16));

        assertThat(call.facts(ProviderFailed.class)).hasSize(1);
    }

    @Test
    void shortWordsBetweenRepliesDoNotAddUp() {
        call.model.delay(ofMillis(0)).says("We open at nine.").says("At nine.");
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(600)).run(ofSeconds(4));
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofSeconds(4)).callerSpeaks(ofMillis(600)).run(ofSeconds(14));

        assertThat(call.facts(ProviderFailed.class)).isEmpty();
    }

    @Test
    void soundThatOnlyWeHearWhileTheVendorThinksTakesNothingBack() {
        call.model.delay(ofMillis(0)).says("We open at nine.");
        vendorHears(ofSeconds(1)).run(ofMillis(3_500)).callerSpeaks(ofMillis(400));
        call.run(ofMillis(600));
        call.model.repliesNow();
        call.run(ofSeconds(3));

        assertThat(call.model.log()).noneMatch(line -> line.startsWith("interrupt"));
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine.");
    }

    @Test
    void vendorThatTellsOfSpeechOnlyWithItsReplyOwesOneToAShortWord() {
        ScriptedCall late = ScriptedCall.withModel(
                English.TURN.with(English.SILENCE_BORNE),
                model -> model.takesTurns().without(Capability.TELLS_SPEECH));
        late.run(ofSeconds(2)).callerSpeaks(ofMillis(500)).run(ofSeconds(16));

        assertThat(late.facts(ProviderFailed.class)).hasSize(1);
    }

    @Test
    void vendorThatTalksOnBehindItsGoodbyeIsNotACallerWhoGoesOn() {
        List<S2sEvent> goodbye = new ArrayList<>();
        goodbye.add(new S2sEvent.ReplyBegan(false));
        goodbye.addAll(call.model.spoken(1, "Goodbye then and have a very nice day."));
        goodbye.add(new S2sEvent.ToolCalled("c1", "end_call", "{}"));
        goodbye.add(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE));
        call.model.delay(ofMillis(0)).replies(goodbye).says("Still talking.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.run(ofMillis(300));

        call.model.repliesNow();
        call.run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("nice day.");
        assertThat(call.reports()).containsExactly(EndReason.GOODBYE);
    }

    /** Nova tells of each tool by itself, and whether another follows nobody knows. */
    @Test
    void toolsThatAreCalledOneBehindTheOtherAllHaveTheirAnswersAndTheCallerHearsWhatFollows() {
        List<S2sEvent> calls = List.of(
                new S2sEvent.ReplyBegan(false),
                new S2sEvent.ToolCalled("first", "launch_rockets", "{}"),
                new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE),
                new S2sEvent.ToolCalled("second", "wipe_disk", "{}"),
                new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE));
        call.model.delay(ofMillis(0)).replies(calls).says("I cannot do that.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));

        call.model.repliesNow();
        call.run(ofSeconds(5));

        assertThat(call.model.log().stream().filter(line -> line.startsWith("result")))
                .hasSize(2)
                .allMatch(line -> line.contains("refused"));
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " I cannot do that.");
    }

    @Test
    void answerWhoseWordsAreKnownIsGivenByTheStreamThatTakesOver() {
        call.model.delay(ofMillis(0)).wordEvery(ofMillis(400)).says("We open at nine and close at six.");
        vendorHears(ofSeconds(1)).run(ofMillis(400));
        call.model.repliesNow();
        call.model.report(new S2sEvent.CallerText(1, "When do you open?", true));
        call.run(ofMillis(2_000));

        call.model.wordEvery(ofMillis(0)).says("At nine.");
        call.model.die();
        call.run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("apology").endsWith(" At nine.");
        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
    }

    private ScriptedCall vendorHears(Duration speech) {
        call.run(ofSeconds(2)).callerSpeaks(ofMillis(200));
        call.model.report(new S2sEvent.CallerSpeech(true));
        call.callerSpeaks(speech);
        call.model.report(new S2sEvent.CallerSpeech(false));
        return call;
    }
}
