package ai.beluga.voice.turn;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.PreemptiveSettings.Start;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a reply is prepared, and when it is given up again. */
class AnticipationTest {

    private static final TurnSettings ENGLISH = TurnSettings.DEFAULT
            .with(English.INTERRUPTION)
            .with(EndpointingSettings.DEFAULT.with(EndSigns.DEFAULT.with(TurnWords.of(Locale.US))));

    private final TurnBench bench = TurnBench.greeted(ENGLISH);

    @Test
    void finalWordsAreAnsweredInThePauseThatMayEndTheTurn() {
        bench.says("what are your hours");

        assertThat(bench.preparations()).containsExactly("prepare what are your hours");
        assertThat(bench.said()).isEmpty();

        bench.wait(1_000);

        assertThat(bench.said()).containsExactly("ask what are your hours");
        assertThat(bench.preparations()).hasSize(1);
    }

    @Test
    void wordsThatMayChangeAreAnsweredOnceTheyHaveStoodForAWhile() {
        bench.starts().wait(1_100).stops().text("what are your", false).wait(100);
        bench.text("what are your hours", false).wait(240);
        assertThat(bench.preparations()).isEmpty();

        bench.wait(20);

        assertThat(bench.preparations()).containsExactly("prepare what are your hours");
    }

    @Test
    void wordsOfASpeakingCallerAreNotAnswered() {
        bench.starts().text("what are your hours", false).wait(3_000);

        assertThat(bench.preparations()).isEmpty();
    }

    @Test
    void likelyEndMakesWordsCountThatMayChange() {
        bench.starts().text("what are your hours", false).wait(1_100).text("what are your hours?", false);
        bench.stops().estimate(0.79);
        assertThat(bench.preparations()).isEmpty();

        bench.estimate(0.8);

        assertThat(bench.preparations()).containsExactly("prepare what are your hours?");
    }

    @Test
    void recogniserThatJudgesTheTurnLikelyOverHasItAnsweredAtOnce() {
        bench.starts().wait(1_000).text("what are your hours", false).judge(Judgement.LIKELY_OVER);

        assertThat(bench.preparations()).containsExactly("prepare what are your hours");
    }

    @Test
    void recogniserThatTakesItsJudgementBackHasTheReplyGivenUp() {
        bench.starts()
                .wait(1_000)
                .text("what are your hours", false)
                .judge(Judgement.LIKELY_OVER)
                .judge(Judgement.RESUMED);

        assertThat(bench.preparations()).containsExactly("prepare what are your hours", "unprepare");
    }

    @Test
    void judgementCountsForItsOwnWordsOnly() {
        bench.starts().wait(1_000).text("what are your hours", false).judge(Judgement.LIKELY_OVER);
        bench.text("what are your hours on sunday", false);

        assertThat(bench.preparations()).containsExactly("prepare what are your hours", "unprepare");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I would like a table for",
                "on Monday or",
                "what I want is, um",
                "first of all,",
                "I have a question",
                "my order is four seven two",
                "tell me…"
            })
    void unfinishedWordsAreNotAnswered(String words) {
        bench.says(words).wait(690);

        assertThat(bench.preparations()).isEmpty();
    }

    @Test
    void numberOfWhichDigitsAreMissingIsNotAnswered() {
        asked(Expectation.number(10)).says("four seven two eight");
        assertThat(bench.preparations()).isEmpty();

        bench.starts().wait(1_000).stops().text("four seven two eight six eight five three oh nine", true);

        assertThat(bench.preparations()).containsExactly("prepare four seven two eight six eight five three oh nine");
    }

    @Test
    void yesThatWasAskedForIsAnsweredThoughItEndsLikeAnUnfinishedSentence() {
        asked(Expectation.of(Expectation.Kind.YES_NO)).says("yes it is");

        assertThat(bench.preparations()).containsExactly("prepare yes it is");
    }

    @Test
    void callerWhoAnswersAGoodbyeGetsNoReplyThatNobodyWillHear() {
        bench.says("that was all").wait(1_000).audible().starts();
        bench.heard(EndReason.GOODBYE);
        bench.forget();

        bench.wait(600).stops().text("thank you bye", true);
        assertThat(bench.preparations()).isEmpty();
        bench.wait(1_000);

        assertThat(bench.said()).containsExactly("unasked thank you bye", "end GOODBYE");
    }

    @Test
    void wordsThatInterruptTheAgentAreAnsweredOnlyOnceItIsKnownWhatWasHeardOfIt() {
        bench.says("tell me more").wait(1_000).audible();
        bench.forget();

        bench.starts().wait(300).stops().text("what are your hours", true);
        assertThat(bench.said()).contains("interrupt");
        assertThat(bench.preparations()).isEmpty();
        bench.text("What are your hours?", true);
        assertThat(bench.preparations()).isEmpty();
        bench.wait(0);

        assertThat(bench.preparations()).containsExactly("prepare What are your hours?");
    }

    @Test
    void questionMayEndWithAWordThatNoStatementEndsWith() {
        bench.says("who is it for?");

        assertThat(bench.preparations()).hasSize(1);
    }

    @Test
    void wordsThatADetectorThinksUnfinishedAreNotAnswered() {
        bench.starts().wait(1_100).stops().estimate(0.4).text("two tickets", true);

        assertThat(bench.preparations()).isEmpty();
    }

    @Test
    void oneWordIsAnAnswerWhateverItIs() {
        bench.says("no");

        assertThat(bench.preparations()).containsExactly("prepare no");
    }

    @Test
    void callerWhoGoesOnGivesUpTheReply() {
        bench.says("what are your hours").starts();

        assertThat(bench.preparations()).containsExactly("prepare what are your hours", "unprepare");
    }

    @Test
    void wordsFromBeforeTheNewestSpeechAreNotAnswered() {
        bench.starts().wait(1_100).text("what are your hours", false).stops().wait(300);
        bench.forget();

        bench.starts().wait(1_100).stops().estimate(0.9).wait(500);
        assertThat(bench.preparations()).containsExactly("unprepare");
        bench.text("what are your hours on sunday", false);

        assertThat(bench.preparations()).containsExactly("unprepare", "prepare what are your hours on sunday");
    }

    @Test
    void noiseInThePauseHasTheSameWordsAnsweredAgain() {
        bench.says("what are your hours");
        bench.forget();

        bench.starts().wait(100).stops().text("what are your hours", true);

        assertThat(bench.preparations()).containsExactly("unprepare", "prepare what are your hours");
    }

    @Test
    void sameWordsWithOtherPunctuationKeepTheReply() {
        bench.starts().wait(1_100).text("what are your hours", false).stops().wait(300);
        bench.text("What are your hours?", true);

        assertThat(bench.preparations()).containsExactly("prepare what are your hours");
    }

    @Test
    void otherWordsGiveUpTheReplyAndAreAnsweredInstead() {
        bench.starts().wait(1_100).text("what are your hours", false).stops().wait(300);
        bench.text("What are your prices?", true);

        assertThat(bench.preparations())
                .containsExactly("prepare what are your hours", "unprepare", "prepare What are your prices?");
    }

    @Test
    void turnHasOnlySoManyAttempts() {
        useUpTheAttempts();

        assertThat(bench.preparations().stream().filter(it -> it.startsWith("prepare")))
                .hasSize(3);
    }

    @Test
    void turnThatGoesOnAfterItWasAskedHasNoFurtherAttempts() {
        for (int pause = 1; pause <= 5; pause++) {
            bench.says("sentence number " + pause).wait(600);
        }

        assertThat(bench.said()).contains("withdraw");
        assertThat(bench.preparations().stream().filter(it -> it.startsWith("prepare")))
                .hasSize(3);
    }

    @Test
    void nextTurnHasItsOwnAttempts() {
        useUpTheAttempts();
        bench.wait(1_000).audible().heard();
        bench.forget();

        bench.says("what are your prices");

        assertThat(bench.preparations()).containsExactly("prepare what are your prices");
    }

    @Test
    void callerWhoTakesTheFloorHasNewAttempts() {
        useUpTheAttempts();
        bench.wait(1_000).audible();
        bench.forget();

        bench.starts().sustains().wait(1_100).stops().text("what are your prices", true);

        assertThat(bench.preparations()).containsExactly("prepare what are your prices");
    }

    @Test
    void longSpeechIsNotPreparedFor() {
        bench.starts().wait(10_200).stops().text("what I have to say is long", true);

        assertThat(bench.preparations()).isEmpty();
    }

    @Test
    void keysAreWaitedForWithoutAReply() {
        bench.press('4').wait(500).press('2').wait(1_900);

        assertThat(bench.preparations()).isEmpty();
    }

    @Test
    void keyGivesUpTheReply() {
        bench.says("my number is").wait(10);
        bench.says("what are your hours").press('1');

        assertThat(bench.preparations()).endsWith("unprepare");
    }

    @Test
    void lostLineGivesUpTheReply() {
        bench.says("what are your hours").lose();

        assertThat(bench.preparations()).endsWith("unprepare");
    }

    @Test
    void turnWithoutAWordGivesUpTheReply() {
        bench.starts().wait(1_100).text("what are your hours", false).stops().wait(300);
        bench.text("", true).wait(1_000);

        assertThat(bench.said()).contains("say NOT_UNDERSTOOD");
        assertThat(bench.preparations()).endsWith("unprepare");
    }

    @Test
    void nothingIsPreparedWhenSwitchedOff() {
        TurnBench off = TurnBench.greeted(TurnSettings.DEFAULT.with(PreemptiveSettings.OFF));

        off.says("what are your hours").wait(1_000);

        assertThat(off.preparations()).isEmpty();
        assertThat(off.said()).containsExactly("ask what are your hours");
    }

    @Test
    void eachLimitIsTheSettingsOwn() {
        TurnBench eager = bench(new Start(Duration.ZERO, 0.6, 1, Duration.ofSeconds(1)), Strategy.DISCARD);
        eager.starts().wait(800).stops().text("so far", false);
        assertThat(eager.preparations()).as("stable for no time").containsExactly("prepare so far");
        eager.starts().wait(100).stops().text("so far so good", true);
        assertThat(eager.preparations()).as("one attempt").hasSize(2);

        TurnBench sure = bench(new Start(ofMillis(900), 0.6, 1, Duration.ofSeconds(1)), Strategy.DISCARD);
        sure.starts().wait(800).stops().text("so far", false).estimate(0.61);
        assertThat(sure.preparations()).as("likely").hasSize(1);

        TurnBench brief = bench(new Start(Duration.ZERO, 0.6, 1, Duration.ofSeconds(1)), Strategy.DISCARD);
        brief.starts().wait(1_300).stops().text("so far", true);
        assertThat(brief.preparations()).as("speech too long").isEmpty();
    }

    @Test
    void strategySaysWhichChangeOfWordsKeepsTheReply() {
        assertThat(changed(Strategy.DISCARD, "tell me the price please", "um tell me the price please"))
                .hasSize(3);
        assertThat(changed(Strategy.SIMILAR, "tell me the price please", "um tell me the price please"))
                .hasSize(1);
        assertThat(changed(Strategy.SIMILAR, "tell me the price please", "tell me the size please"))
                .hasSize(3);
        assertThat(changed(Strategy.ALWAYS, "tell me the price please", "tell me the size please"))
                .hasSize(1);
    }

    /** The agent has asked for this. */
    private TurnBench asked(Expectation expectation) {
        bench.says("Go on.").wait(2_000);
        bench.expecting(expectation).audible().wait(1_000).heard();
        bench.forget();
        return bench;
    }

    private void useUpTheAttempts() {
        for (int pause = 1; pause <= 5; pause++) {
            bench.says("sentence number " + pause).wait(100);
        }
    }

    private static List<String> changed(Strategy strategy, String first, String then) {
        return bench(Start.DEFAULT, strategy)
                .starts()
                .wait(1_100)
                .text(first, false)
                .stops()
                .wait(300)
                .text(then, true)
                .preparations();
    }

    private static TurnBench bench(Start start, Strategy strategy) {
        Use use = new Use(strategy, 0.8, false, Use.ENGLISH_LIGHT_WORDS);
        return TurnBench.greeted(TurnSettings.DEFAULT.with(new PreemptiveSettings(start, use)));
    }
}
