package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Expectation.Kind;
import ai.beluga.voice.event.SayOptions;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What beside the pause ends a turn, or keeps it open; 200 ms of each pause are over when its words are there. */
class FusedEndpointingTest {

    private static final EndSigns ENGLISH = EndSigns.DEFAULT.with(TurnWords.of(Locale.US));
    private static final int MIN = millis(EndpointingSettings.DEFAULT.min()) - 200;
    private static final int NORMAL = millis(EndpointingSettings.DEFAULT.normal()) - 200;
    private static final int MAX = millis(EndpointingSettings.DEFAULT.max()) - 200;

    private final TurnBench bench = greeted(ENGLISH);

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static TurnBench greeted(EndSigns signs) {
        TurnBench bench = new TurnBench(TurnSettings.DEFAULT.with(EndpointingSettings.DEFAULT.with(signs)));
        bench.attach().audible().heard();
        bench.forget();
        return bench;
    }

    /** The agent has asked; the caller was heard saying something before. */
    private TurnBench asked(TurnBench bench, Expectation expectation) {
        bench.says("Go on.").wait(MAX);
        bench.expecting(expectation).audible().wait(1_000).heard();
        bench.forget();
        return bench;
    }

    private static void endsAfter(TurnBench bench, int millis) {
        bench.wait(millis - 1);
        assertThat(bench.said()).as("before %d ms", millis).isEmpty();
        bench.wait(1);
        assertThat(bench.said()).as("at %d ms", millis).hasSize(1);
    }

    private static boolean isOverBy(TurnBench bench, int millis) {
        return !bench.wait(millis).said().isEmpty();
    }

    @Test
    void completeQuestionEndsTheTurnBeforeTheNormalPause() {
        assertThat(isOverBy(bench.says("When do you open on Sunday?"), NORMAL - 100))
                .isTrue();
    }

    @Test
    void hangingWordsAndFillersAreWaitedForAlmostToTheLongestPause() {
        assertThat(isOverBy(bench.says("I would like to, um"), MAX - 100)).isFalse();
        assertThat(isOverBy(greeted(ENGLISH).says("My number is"), MAX - 400)).isFalse();
    }

    @Test
    void noTurnIsWaitedForLongerThanTheLongestPauseOrLessThanTheLeast() {
        endsAfter(bench.says("and um").estimate(0.0), MAX);
        endsAfter(greeted(ENGLISH).says("When do you open?").estimate(1.0), MIN);
    }

    @Test
    void detectorThatHeardTheEndShortensThePauseOfDoubtfulWordsAndOneThatHeardNoEndLengthensIt() {
        assertThat(isOverBy(bench.says("the savings account").estimate(0.95), NORMAL - 100))
                .isTrue();
        assertThat(isOverBy(greeted(ENGLISH).says("the savings account").estimate(0.05), NORMAL + 200))
                .isFalse();
    }

    @Test
    void yesThatWasAskedForEndsTheTurnAtTheLeastPause() {
        endsAfter(asked(bench, Expectation.of(Kind.YES_NO)).says("Yes."), MIN);
    }

    @Test
    void yesThatIsTheWholeAnswerEndsTheTurnAtOnceAlsoForASlowCaller() {
        TurnBench slow = greeted(ENGLISH);
        pausesLong(slow);

        endsAfter(asked(slow, Expectation.of(Kind.YES_NO)).says("Yes."), MIN);
    }

    @Test
    void threeOfTenDigitsAreWaitedForAndTheTenthEndsTheTurn() {
        asked(bench, Expectation.number(10)).says("four seven two").wait(MAX - 150);
        assertThat(bench.said()).isEmpty();

        bench.starts().wait(1_000).stops().text("four seven two eight six eight five three oh nine", true);

        endsAfter(bench, MIN);
    }

    @Test
    void digitsAreCountedAcrossATurnThatWasTakenTooEarly() {
        asked(bench, Expectation.number(6)).says("four seven two").wait(MAX);
        assertThat(bench.said()).containsExactly("ask four seven two");
        bench.starts().wait(1_000).stops().text("eight six eight", true);
        bench.forget();

        endsAfter(bench, MIN);
    }

    @Test
    void whatAnAnswerThatNobodyHeardWouldHaveAskedForDoesNotCount() {
        bench.says("Go on.").wait(MAX).expecting(Expectation.number(2));

        bench.starts().wait(500).stops().text("Four seven", true);
        bench.forget();

        assertThat(isOverBy(bench, MIN + 1))
                .as("nobody was asked for two digits")
                .isFalse();
    }

    @Test
    void promptLeavesTheQuestionBeforeItOpen() {
        asked(bench, Expectation.of(Kind.YES_NO)).wait(8_000);
        assertThat(bench.said()).containsExactly("say STILL_THERE");
        bench.audible().heard();
        bench.forget();

        endsAfter(bench.says("Yes."), MIN);
    }

    @Test
    void answerThatAsksForNothingMakesTheNextTurnFree() {
        asked(bench, Expectation.of(Kind.YES_NO))
                .says("Yes.")
                .wait(MIN)
                .audible()
                .heard();
        bench.forget();

        assertThat(isOverBy(bench.says("Yes."), MIN + 1)).isFalse();
    }

    @Test
    void callerWhoHeardOnlyAPartOfTheNextAnswerIsNotHurriedByTheQuestionBefore() {
        asked(bench, Expectation.of(Kind.YES_NO)).says("Yes.").wait(MIN).audible();
        bench.wait(1_000).failed().audible().heard();
        bench.forget();

        assertThat(isOverBy(bench.says("Yes."), MIN + 1)).isFalse();
    }

    @Test
    void callerWhoseLineWasLostInTheNextAnswerIsNotHurriedByTheQuestionBefore() {
        asked(bench, Expectation.of(Kind.YES_NO)).says("Yes.").wait(MIN).audible();
        bench.wait(1_000).lose().attach().audible().heard();
        bench.forget();

        assertThat(isOverBy(bench.says("Yes."), MIN + 1)).isFalse();
    }

    @Test
    void answerThatFailedUnheardLeavesTheQuestionBeforeItOpen() {
        asked(bench, Expectation.of(Kind.YES_NO)).says("Yes.").wait(MIN).failed();
        bench.audible().heard();
        bench.forget();

        endsAfter(bench.says("Yes."), MIN);
    }

    @Test
    void answerThatIsBrokenOffClosesTheQuestionBeforeIt() {
        asked(bench, Expectation.of(Kind.YES_NO)).says("Something else.").wait(MAX);
        bench.audible().wait(1_000);
        bench.announce("One moment.", SayOptions.POLITE.now());
        bench.audible().heard().forget();

        assertThat(isOverBy(bench.says("Yes."), MIN + 1)).isFalse();
    }

    @Test
    void questionOfAReplyThatIsOverIsIgnored() {
        asked(bench, Expectation.FREE).expecting(Expectation.of(Kind.YES_NO));

        assertThat(isOverBy(bench.says("Yes."), MIN + 1)).isFalse();
    }

    @Test
    void wordsThatStillChangeEndNoTurn() {
        bench.starts().wait(1_100).stops().text("When do you", false).wait(MIN + 40);
        bench.text("When do you open?", false).wait(199);
        assertThat(bench.armed()).contains(TurnTimer.Kind.ENDPOINT);

        bench.wait(1);

        assertThat(bench.armed()).contains(TurnTimer.Kind.RECOGNITION).doesNotContain(TurnTimer.Kind.ENDPOINT);
    }

    @Test
    void wordsThatNeverStopChangingDoNotKeepTheTurnOpenBeyondTheLongestPause() {
        bench.starts().wait(1_100).stops();
        for (int i = 0; i < MAX / 100; i++) {
            bench.text("word " + i, false).wait(100);
        }

        assertThat(bench.armed()).doesNotContain(TurnTimer.Kind.ENDPOINT);
    }

    @Test
    void callerWhoTakesTheFloorAsSoonAsAnAnswerBeginsIsGivenMoreTimeFromThenOn() {
        assertThat(pauseAfterInterruptionsBegun(300)).isGreaterThan(NORMAL);
    }

    @Test
    void callerWhoInterruptsAnAnswerInItsMiddleIsNotTakenForSlow() {
        assertThat(pauseAfterInterruptionsBegun(3_000)).isEqualTo(NORMAL);
    }

    @Test
    void callerWhoCoughsAsAnAnswerBeginsAndPressesAKeyMuchLaterIsNotTakenForSlow() {
        TurnBench call = greeted(EndSigns.DEFAULT);
        for (int i = 0; i < 8; i++) {
            call.says("one").wait(MAX).wait(300).audible().wait(300);
            call.starts().wait(200).stops().text("", true).wait(5_000);
            call.press('1').press('#').wait(0).audible().wait(5_000).heard();
        }

        assertThat(pause(call)).isEqualTo(NORMAL);
    }

    @Test
    void soundOverOneAnswerDoesNotMakeACallerSlowWhoInterruptsAnother() {
        TurnBench call = greeted(EndSigns.DEFAULT);
        for (int i = 0; i < 8; i++) {
            call.says("one").wait(MAX).wait(300).audible().wait(300);
            call.starts().wait(200).stops().text("", true).wait(5_000).heard();
            call.says("two").wait(MAX).starts().audible().wait(5_000);
            call.sustains().stops().text("three", true).wait(MAX).audible().wait(5_000);
            call.heard();
        }

        assertThat(pause(call)).isEqualTo(NORMAL);
    }

    /** How long a pause without a sign lasts for a caller who took the floor so long after each of several answers began. */
    private int pauseAfterInterruptionsBegun(int millis) {
        TurnBench call = greeted(EndSigns.DEFAULT);
        for (int i = 0; i < 8; i++) {
            call.says("one").wait(MAX).wait(300).audible().wait(millis);
            call.starts()
                    .wait(1_000)
                    .stops()
                    .text("no, two", true)
                    .wait(MAX)
                    .audible()
                    .wait(5_000);
            call.heard();
        }
        return pause(call);
    }

    private static int pause(TurnBench call) {
        call.forget();
        call.says("three");
        int waited = 0;
        while (call.said().isEmpty()) {
            call.wait(1);
            waited++;
        }
        return waited;
    }

    @Test
    void silenceAloneIsTheNormalPauseWhateverElseIsKnown() {
        EndSigns silence = ENGLISH.with(EndpointingMode.SILENCE);
        TurnBench call = greeted(silence);
        pausesLong(call);

        endsAfter(asked(call, Expectation.number(10)).says("four, um").estimate(0.0), NORMAL);
        endsAfter(greeted(silence).says("When do you open?").estimate(1.0), NORMAL);
    }

    private static void pausesLong(TurnBench bench) {
        for (int i = 0; i < 12; i++) {
            bench.says("the")
                    .wait(NORMAL - 20)
                    .starts()
                    .wait(500)
                    .stops()
                    .text("the end of it", true)
                    .wait(MAX);
            bench.audible().wait(3_000).heard();
        }
        bench.forget();
    }
}
