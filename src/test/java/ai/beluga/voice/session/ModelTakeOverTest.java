package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.AgentSpoke;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The model dies with a turn asked: the stream that takes over answers it. */
class ModelTakeOverTest {

    private static final String GREETING = "greeting prompt.";
    private static final String ANSWER = "We open at nine and close at six.";
    private static final int FOR_GOOD = 1_000;

    private final ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));

    @Test
    void answerGoesOnWhereItBrokeOffWithinASecond() {
        call.model.wordEvery(ofMillis(400)).says(ANSWER).opensAfter(ofMillis(300));
        asks("When do you open?").run(ofMillis(2_500));
        call.model.wordEvery(ofMillis(0)).says("and close at six.");
        long died = call.time.millis();

        call.model.die();
        call.run(ofSeconds(5));

        assertThat(call.line().firstSoundMillis(died).orElseThrow()).isLessThan(died + 1_000);
        assertThat(call.heardAtTheFarEnd()).doesNotContain("apology").endsWith("and close at six.");
        assertThat(call.model.openings()).hasSize(2);
    }

    /** The vendor dies at any moment of its answer; opening another stream and its first word take 0.4 s. */
    @Test
    void callerHearsTheRestWithinASecondInNinetyNineRunsOfAHundred() {
        Random random = new Random(22);
        int inTime = 0;
        for (int run = 0; run < 100; run++) {
            ScriptedCall each = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE));
            each.run(ofSeconds(2));
            each.model.tellsTextAfter(ofMillis(random.nextInt(4_000))).wordEvery(ofMillis(400));
            each.model.hears("When do you open?").says("This answer goes on and on until somebody says stop to it");
            each.callerSpeaks(ofSeconds(1)).run(ofMillis(1_460 + 20 * random.nextInt(180)));
            each.model.opensAfter(ofMillis(200)).delay(ofMillis(200)).wordEvery(ofMillis(0));
            each.model.hears("When do you open?").says("Rest of it.");

            each.model.die();
            each.run(ofSeconds(1));

            inTime += each.heardAtTheFarEnd().contains(" Rest") ? 1 : 0;
            each.run(ofSeconds(3));
            assertThat(each.heardAtTheFarEnd()).doesNotContain("apology").endsWith(" Rest of it.");
        }
        assertThat(inTime).isGreaterThanOrEqualTo(99);
    }

    @Test
    void streamThatTakesOverIsToldTheQuestionAndWhatWasHeardOfTheAnswer() {
        call.model.wordEvery(ofMillis(400)).tellsTextAfter(ofMillis(100)).says(ANSWER);
        asks("When do you open?").run(ofMillis(4_000));
        call.model.wordEvery(ofMillis(0)).says("and close at six.");

        call.model.die();
        call.run(ofSeconds(5));

        List<String> history = history();
        assertThat(history).hasSize(3).startsWith("AGENT: " + GREETING, "CALLER: When do you open?");
        String said = history.getLast().replace("AGENT: ", "");
        assertThat(ANSWER).startsWith(said);
        assertThat(said).isNotBlank();
        assertThat(call.model.log())
                .last()
                .asString()
                .startsWith("tell DIRECTION")
                .endsWith("and reply");
        assertThat(heard()).isEqualTo(said + " and close at six.");
        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
    }

    @Test
    void questionWhoseWordsNobodyKnowsIsHeardAgain() {
        call.model.wordEvery(ofMillis(400)).tellsTextAfter(ofSeconds(60)).says(ANSWER);
        asks("When do you open?").run(ofMillis(4_000));
        call.model.wordEvery(ofMillis(0)).tellsTextAfter(ofMillis(100)).hears("When do you open?");
        call.model.says("and close at six.");
        long samples = call.model.samples();

        call.model.die();

        assertThat(call.model.samples() - samples).isBetween(8_000L, 8_000L * 3);
        call.run(ofSeconds(5));
        assertThat(history()).containsExactly("AGENT: " + GREETING);
        assertThat(call.model.log()).endsWith("started", "finished");
        assertThat(call.model.log().get(call.model.log().size() - 3))
                .startsWith("tell DIRECTION")
                .contains("\"" + heard().replace(" and close at six.", "") + "\"");
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("When do you open?");
    }

    @Test
    void modelThatDiesBeforeItsFirstWordIsReplacedUnheard() {
        call.model.delay(ofSeconds(2)).tellsTextAfter(ofMillis(100)).says("Never heard.");
        asks("When do you open?").run(ofMillis(1_500));
        call.model.delay(ofMillis(300)).says(ANSWER);

        call.model.die();
        call.run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
        assertThat(call.model.log()).endsWith("tell CALLER When do you open? and reply");
        assertThat(history()).containsExactly("AGENT: " + GREETING);
    }

    @Test
    void callerWhoTakesTheFloorAfterwardsIsRememberedToHaveHeardNoMore() {
        String rest = "and then the answer goes on and on and on until somebody at last says stop to it";
        call.model.wordEvery(ofMillis(400)).tellsTextAfter(ofMillis(100)).says(ANSWER);
        asks("When do you open?").run(ofMillis(4_000));
        call.model.wordEvery(ofMillis(0)).says(rest).says("On Sunday we are closed.");
        call.model.die();
        call.run(ofSeconds(3));

        call.model.hears("And on Sunday?");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));

        String said = history().getLast().replace("AGENT: ", "");
        assertThat(call.model.log()).anySatisfy(line -> assertThat(line).startsWith("interrupt 1 at "));
        assertThat(heard()).startsWith(said + " and then").isNotEqualTo(said + " " + rest);
        assertThat(call.heardAtTheFarEnd()).endsWith("On Sunday we are closed.");
    }

    @Test
    void callerWhoTakesTheFloorBeforeTheSecondStreamSpeaksHasThatTold() {
        call.model.tellsTextAfter(ofMillis(100)).replies(withoutEnd("We open at nine and then the day goes on and on"));
        asks("When do you open?").run(ofMillis(2_000));
        call.model.delay(ofSeconds(8)).says("never heard");
        call.model.die();

        call.model.hears("And on Sunday?").delay(ofMillis(300)).says("On Sunday we are closed.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));

        assertThat(call.model.log())
                .anySatisfy(
                        line -> assertThat(line).startsWith("tell DIRECTION").contains("\"" + heard() + "\""))
                .contains("interrupt 0 at 0");
        assertThat(heard()).startsWith("We open");
        assertThat(call.heardAtTheFarEnd()).endsWith("On Sunday we are closed.");
    }

    @Test
    void modelIsNotToBlameForALineThatIsLostBeforeTheSecondStreamSpeaks() {
        breaksOffBeforeASlowStream();

        call.lose(LossCause.BROKEN).run(ofSeconds(1)).reattach();
        call.run(ofSeconds(3));

        modelAnswersTheNextQuestion();
    }

    @Test
    void modelIsNotToBlameForAnAnnouncementBeforeTheSecondStreamSpeaks() {
        breaksOffBeforeASlowStream();

        call.control().say("The shop is about to close.", SayOptions.POLITE.now());
        call.run(ofSeconds(4));

        modelAnswersTheNextQuestion();
    }

    @Test
    void callerWhoWaitsForTheSecondStreamInVainIsLeftToTheEnginesBehind() {
        ScriptedCall impatient = ScriptedCall.withModel(English.TURN);
        impatient
                .model
                .delay(ofSeconds(60))
                .tellsTextAfter(ofMillis(100))
                .says("a")
                .says("b");
        impatient.run(ofSeconds(2)).callerSpeaks(ofSeconds(1)).run(ofMillis(1_500));
        impatient.model.die();
        impatient.run(ofSeconds(8));

        impatient.callerSays("And on Sunday?").run(ofSeconds(5));

        assertThat(impatient.heardAtTheFarEnd()).endsWith("You said And on Sunday?.");
    }

    private void breaksOffBeforeASlowStream() {
        call.model.tellsTextAfter(ofMillis(100)).replies(withoutEnd("We open at nine and then the day goes on and on"));
        asks("When do you open?").run(ofMillis(2_000));
        call.model.delay(ofSeconds(60)).says("never heard");
        call.model.die();
        call.run(ofSeconds(1));
    }

    private void modelAnswersTheNextQuestion() {
        call.model.hears("And on Sunday?").delay(ofMillis(300)).says("On Sunday we are closed.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("On Sunday we are closed.");
    }

    @Test
    void twoDeathsInOneTurnLeaveItToTheEnginesBehind() {
        call.model
                .wordEvery(ofMillis(400))
                .tellsTextAfter(ofMillis(100))
                .says(ANSWER)
                .says(ANSWER);
        asks("When do you open?").run(ofMillis(2_500));
        call.model.die();
        call.run(ofMillis(1_000));

        call.model.die();
        call.run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("apology").endsWith("You said When do you open?.");
        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(call.agent.requests().getLast().conversation())
                .extracting(Utterance::text)
                .containsExactly(GREETING, "When do you open?");
    }

    @Test
    void enginesBehindHearAgainWhatOnlyTheModelHeard() {
        call.model.wordEvery(ofMillis(400)).tellsTextAfter(ofSeconds(60)).says(ANSWER);
        asks("When do you open?").run(ofMillis(2_500));
        call.recogniser.hears("When do you open?");

        call.model.failOpens(FOR_GOOD).die();
        call.run(ofSeconds(9));

        assertThat(call.heardAtTheFarEnd()).doesNotContain("apology").endsWith("You said When do you open?.");
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("When do you open?");
    }

    @Test
    void whatIsBeingSaidAsTheStreamDiesIsHeardWholeByTheNext() {
        call.run(ofSeconds(2)).callerSpeaks(ofSeconds(1));
        long samples = call.model.samples();

        call.model.die();
        call.run(Duration.ZERO);

        assertThat(call.model.samples() - samples).isGreaterThanOrEqualTo(8_000);
        call.model.hears("When do you open?").says(ANSWER);
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(5));
        assertThat(call.model.log()).endsWith("started", "finished");
        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " " + ANSWER);
    }

    @Test
    void callerWhoGoesOnAsTheModelDiesIsAskedAboutOnce() {
        call.model.delay(ofSeconds(3)).tellsTextAfter(ofSeconds(60)).says("Never heard.");
        asks("I would like").run(ofMillis(1_500));
        call.callerSpeaks(ofMillis(800));
        call.model.die();
        call.model.delay(ofMillis(300)).tellsTextAfter(ofMillis(100)).hears("I would like two tickets");
        call.model.says("For Sunday.");

        call.callerSpeaks(ofMillis(400)).run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo(GREETING + " For Sunday.");
        assertThat(call.facts(CallerSpoke.class))
                .extracting(CallerSpoke::text)
                .containsExactly("I would like two tickets");
    }

    @Test
    void turnThatWaitsToBeAskedIsAskedOfTheNextStreamWithItsAudio() {
        call.model
                .says("This answer goes on and on without any comma until somebody says stop")
                .says("Never heard.");
        asks("Tell me more.").run(ofMillis(2_000));
        call.callerSpeaks(ofSeconds(1)).run(ofMillis(100));
        long samples = call.model.samples();
        call.model.hears("And on Sunday?").says("On Sunday we are closed.");

        call.model.die();
        call.run(ofSeconds(5));

        assertThat(call.model.samples() - samples).isGreaterThan(8_000 * 6);
        assertThat(call.heardAtTheFarEnd()).doesNotContain("apology");
    }

    @Test
    void modelThatFailsTurnAfterTurnLeavesTheCallToTheOthersBeforeAFarewell() {
        call.model.delay(ofSeconds(60)).tellsTextAfter(ofMillis(100)).says("a").says("b");
        asks("When do you open?").run(ofSeconds(1));
        call.model.die();
        call.run(ofSeconds(1));
        call.model.die();
        call.run(ofSeconds(5));

        call.callerSays("And when do you close?").run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd())
                .isEqualTo(GREETING + " You said When do you open?. You said And when do you close?.");
        assertThat(call.live()).isOne();
    }

    private List<S2sEvent> withoutEnd(String words) {
        List<S2sEvent> events = new ArrayList<>();
        events.add(new S2sEvent.ReplyBegan(false));
        events.addAll(call.model.spoken(1, words));
        events.removeLast();
        return events;
    }

    /** Of the answer, as the gateway remembers it. */
    private String heard() {
        return call.facts(AgentSpoke.class).get(1).heard().text();
    }

    private List<String> history() {
        return call.model.openings().getLast().history().stream()
                .map(line -> line.role() + ": " + line.text())
                .toList();
    }

    private ScriptedCall asks(String text) {
        call.run(ofSeconds(2));
        call.model.hears(text);
        return call.callerSpeaks(ofSeconds(1));
    }
}
