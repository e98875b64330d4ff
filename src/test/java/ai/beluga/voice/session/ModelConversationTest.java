package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.CallerWentOn;
import ai.beluga.voice.event.CallEvent.FalseInterruption;
import ai.beluga.voice.event.CallEvent.ReplyStarted;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import org.junit.jupiter.api.Test;

/** A caller and one model that hears and speaks talk, through the whole pipeline, on virtual time. */
class ModelConversationTest {

    private static final String GREETING = "greeting prompt.";
    private static final String LONG_ANSWER =
            "This answer goes on and on without any comma until somebody at last says stop to it";

    private final ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));

    @Test
    void questionIsAnsweredByTheModelAlone() {
        call.model.says("We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " We open at nine.");
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("What are your hours?");
        assertThat(call.heardInFacts()).containsExactly(GREETING, "We open at nine.");
        assertThat(call.recogniser.opened()).isZero();
        assertThat(call.agent.requests()).isEmpty();
        assertThat(call.model.openings()).hasSize(1);
    }

    @Test
    void modelKnowsWhatOthersHaveSaid() {
        call.model.says("We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.model.log()).containsExactly("tell AGENT " + GREETING, "started", "finished");
        assertThat(call.model.remembers())
                .containsExactly("AGENT: " + GREETING, "CALLER: What are your hours?", "AGENT: We open at nine.");
    }

    @Test
    void modelThatOpensBehindTheGreetingKnowsIt() {
        call.model.opensAfter(ofMillis(2_200)).says("We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.model.openings()).hasSize(1);
        assertThat(call.model.openings().getFirst().history()).isEmpty();
        assertThat(call.model.remembers()).startsWith("AGENT: " + GREETING, "CALLER: What are your hours?");
    }

    @Test
    void modelHearsAllOfTheCall() {
        call.run(ofSeconds(3));

        assertThat(call.model.samples()).isEqualTo(3 * 8_000);
    }

    @Test
    void partsOfAReplyAreHeardInOrder() {
        call.model.says("Let me see.", "We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Let me see. We open at nine.");
        assertThat(call.heardInFacts()).containsExactly(GREETING, "Let me see. We open at nine.");
    }

    @Test
    void pauseOfTheCallerEndsTheTurnAsEver() {
        call.model.says("We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.facts(ReplyStarted.class).getLast().latency().endpointing())
                .isEqualTo(ofMillis(700));
        assertThat(call.facts(ReplyStarted.class).getLast().latency().agent()).isEqualTo(ofMillis(300));
    }

    @Test
    void callerWhoTakesTheFloorIsNotTalkedOverAndTheModelKnowsWhatWasHeard() {
        call.model.says(LONG_ANSWER).says("On Sunday we are closed.");
        afterGreetingSays("Tell me more.").run(ofMillis(2_500));

        says("Wait, what about Sunday?").run(ofSeconds(5));

        String heard = call.facts(AgentSpoke.class).get(1).heard().text();
        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        assertThat(LONG_ANSWER).startsWith(heard).isNotEqualTo(heard);
        assertThat(heard).isNotEmpty();
        String farEnd = call.heardAtTheFarEnd();
        String remembered = call.model.remembers().get(2).replace("AGENT: ", "");
        assertThat(farEnd).isEqualTo(GREETING + " " + remembered + " On Sunday we are closed.");
        assertThat(remembered).startsWith(heard);
        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("Tell me more.", "Wait, what about Sunday?");
    }

    @Test
    void replyThatIsStillBeingMadeWhenItIsInterruptedGoesNoFurther() {
        call.model.wordEvery(ofMillis(150)).says(LONG_ANSWER).says("On Sunday we are closed.");
        afterGreetingSays("Tell me more.").run(ofMillis(2_500));

        says("Wait, what about Sunday?").run(ofSeconds(6));

        String heard = call.facts(AgentSpoke.class).get(1).heard().text();
        String remembered = call.model.remembers().get(2).replace("AGENT: ", "");
        assertThat(heard).isNotEmpty();
        assertThat(remembered).startsWith(heard);
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + remembered + " On Sunday we are closed.");
    }

    @Test
    void shortSoundOverTheModelLetsItGoOnWithoutALostOrRepeatedWord() {
        call.model.says(LONG_ANSWER);
        afterGreetingSays("Tell me more.").run(ofMillis(2_500));

        call.callerSpeaks(ofMillis(300)).run(ofSeconds(8));

        assertThat(call.facts(FalseInterruption.class)).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + LONG_ANSWER);
        assertThat(call.model.log()).filteredOn("finished"::equals).hasSize(1);
    }

    @Test
    void callerWhoGoesOnBeforeTheReplyIsAskedAboutAgainWithAllOfIt() {
        call.model.delay(ofSeconds(2)).says("Of which day?").says("For Sunday.");
        afterGreetingSays("I would like").run(ofMillis(1_200));

        says("two tickets").run(ofSeconds(8));

        assertThat(call.facts(CallerWentOn.class)).hasSize(1);
        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("I would like", "I would like two tickets");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " For Sunday.");
        assertThat(call.model.log())
                .containsExactly(
                        "tell AGENT " + GREETING, "started", "finished", "interrupt 0 at 0", "started", "finished");
    }

    @Test
    void fewWordsBeforeTheReplyGoOnWithTheQuestion() {
        call.model.delay(ofSeconds(2)).says("Of which day?").says("For Sunday.").hears("Two tickets");
        greeted().callerSpeaks(ofSeconds(1)).run(ofMillis(1_200));

        call.model.hears("for Sunday");
        call.callerSpeaks(ofMillis(500)).run(ofSeconds(8));

        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("Two tickets", "Two tickets for Sunday");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " For Sunday.");
    }

    @Test
    void wordsThatNobodyKnowsAreNotRememberedOfACallerWhoHangsUp() {
        greeted().callerSpeaks(ofSeconds(1));

        call.lose(LossCause.STOPPED).run(ofSeconds(1));

        assertThat(call.reports()).containsExactly(EndReason.CALLER_HUNG_UP);
        assertThat(call.facts(CallerSpoke.class)).isEmpty();
    }

    @Test
    void keysOfACallerWhoHangsUpInMidSentenceAreRemembered() {
        greeted().press('4').callerSpeaks(ofSeconds(1));

        call.lose(LossCause.STOPPED).run(ofSeconds(1));

        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("4");
    }

    @Test
    void whatTheCallerBeganToSayOnALostLineIsAskedOnTheNext() {
        call.model.hears("What are your").says("Of what?");
        greeted().callerSpeaks(ofSeconds(1));
        call.lose(LossCause.BROKEN);
        call.reattach();

        call.run(ofSeconds(6));

        assertThat(call.model.log()).filteredOn("finished"::equals).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).endsWith("Of what?");
    }

    @Test
    void modelIsToldThatASoundOverAnAnnouncementWasNothing() {
        greeted();
        String words = "Please hold the line while somebody is looked for who can help you";
        call.control().say(words, SayOptions.POLITE);
        call.run(ofMillis(1_000)).callerSpeaks(ofMillis(300)).run(ofSeconds(8));

        assertThat(call.model.log())
                .containsExactly("tell AGENT " + GREETING, "started", "withdrew", "tell AGENT " + words);

        call.model.says("We open at nine.");
        says("What are your hours?").run(ofSeconds(4));

        assertThat(call.model.log()).endsWith("started", "finished");
        assertThat(call.heardAtTheFarEnd()).endsWith(words + " We open at nine.");
    }

    @Test
    void whatTheCallerSaidOfATurnThatIsAskedIsNotWithdrawn() {
        call.model.says("We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.model.log()).doesNotContain("withdrew");
    }

    @Test
    void clickIsNoTurn() {
        greeted().callerSpeaks(ofMillis(120)).run(ofSeconds(4));

        assertThat(call.model.log()).doesNotContain("finished");
        assertThat(call.facts(CallerSpoke.class)).isEmpty();
    }

    @Test
    void shortAnswerIsATurn() {
        call.model.hears("Yes.").says("Fine.");

        greeted().callerSpeaks(ofMillis(300)).run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith(" Fine.");
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("Yes.");
    }

    @Test
    void keysAreToldToTheModel() {
        call.model.says("Thank you.");

        greeted()
                .press('4')
                .run(ofMillis(300))
                .press('2')
                .run(ofMillis(300))
                .press('#')
                .run(ofSeconds(3));

        assertThat(call.model.log()).endsWith("tell CALLER 4 2 and reply");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Thank you.");
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("4 2");
    }

    @Test
    void moreKeysBeforeTheReplyAreToldOnce() {
        call.model.delay(ofSeconds(2)).says("Not this.").says("Thank you.");
        greeted().press('4').press('7').press('1').press('#').run(ofMillis(500));

        call.press('1').press('#').run(ofSeconds(4));

        assertThat(call.model.log())
                .endsWith("tell CALLER 4 7 1 and reply", "interrupt 0 at 0", "tell CALLER 1 and reply");
        assertThat(call.facts(CallerSpoke.class))
                .last()
                .extracting(CallerSpoke::text)
                .isEqualTo("4 7 1 1");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Thank you.");
    }

    @Test
    void keysBehindWhatWasSaidAreToldWithoutASecondUtterance() {
        call.model.delay(ofSeconds(2)).says("Not this.").says("Thank you.");
        afterGreetingSays("My number is").run(ofMillis(1_200));

        call.press('4').press('#').run(ofSeconds(4));

        assertThat(call.model.log()).endsWith("started", "finished", "interrupt 0 at 0", "tell CALLER 4 and reply");
        assertThat(call.facts(CallerSpoke.class))
                .last()
                .extracting(CallerSpoke::text)
                .isEqualTo("My number is 4");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " Thank you.");
    }

    @Test
    void textThatComesBehindTheReplyStandsBeforeItInMemory() {
        call.model.tellsTextAfter(ofSeconds(5)).says("We open at nine.");

        afterGreetingSays("What are your hours?").run(ofSeconds(8));
        call.model.die();
        call.run(ofSeconds(1));

        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(call.model.openings().getLast().history())
                .extracting(line -> line.role() + ": " + line.text())
                .containsExactly("AGENT: " + GREETING, "CALLER: What are your hours?", "AGENT: We open at nine.");
    }

    @Test
    void replyWithoutASoundIsApologisedFor() {
        call.model.says();

        afterGreetingSays("What are your hours?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).contains("apology");
    }

    private ScriptedCall afterGreetingSays(String text) {
        greeted();
        return says(text);
    }

    private ScriptedCall says(String text) {
        call.model.hears(text);
        return call.callerSpeaks(ofSeconds(1));
    }

    private ScriptedCall greeted() {
        return call.run(ofSeconds(2));
    }
}
