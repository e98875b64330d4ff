package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the caller's turn is over, and what is asked then. */
class CallerTurnTest {

    private final TurnBench bench = TurnBench.greeted();

    @Test
    void turnEndsWhenThePauseReachesTheNormalPause() {
        bench.says("open on Sunday?").wait(499);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask open on Sunday?");
        assertThat(bench.machine.state()).isEqualTo(TurnState.PROCESSING);
    }

    @Test
    void pauseCountsFromTheEndOfSpeechAndTheQuestionSaysSo() {
        bench.says("open on Sunday?").wait(500);

        TurnDecision.TurnTiming timing = bench.lastAsk().timing();
        assertThat(timing.pauseOverNanos() - timing.speechEndNanos()).isEqualTo(700_000_000L);
        assertThat(timing.takenNanos()).isEqualTo(timing.pauseOverNanos());
    }

    @Test
    void sureEndOfTurnEndsItSooner() {
        bench.says("open on Sunday?").estimate(1.0).wait(100);

        assertThat(bench.said()).containsExactly("ask open on Sunday?");
    }

    @Test
    void unfinishedSentenceIsWaitedForLonger() {
        bench.says("I would like").estimate(0.0).wait(1_799);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask I would like");
    }

    @Test
    void wordsThatNobodyKnewAndThatAreTakenBackAreWaitedForAgain() {
        bench.starts().wait(1_000).stops().text(TurnInput.Text.UNKNOWN, true).wait(100);

        bench.text("", false).wait(800);
        assertThat(bench.said()).isEmpty();
        bench.text("open on Sunday?", true).wait(500);

        assertThat(bench.said()).containsExactly("ask open on Sunday?");
    }

    @Test
    void estimateThatComesTooLateEndsTheTurnAtOnce() {
        bench.says("open on Sunday?").wait(400).estimate(1.0).wait(0);

        assertThat(bench.said()).containsExactly("ask open on Sunday?");
    }

    @Test
    void estimateOfAnEarlierPauseDoesNotCountInTheNext() {
        bench.says("I would")
                .estimate(1.0)
                .starts()
                .wait(300)
                .stops()
                .text("I would like", true)
                .wait(300);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void speechWithinThePauseKeepsTheTurnOpen() {
        bench.says("I would").wait(300).starts().wait(2_000);
        assertThat(bench.said()).isEmpty();

        bench.stops().text("I would like tickets", true).wait(500);

        assertThat(bench.said()).containsExactly("ask I would like tickets");
    }

    @Test
    void callerWhosePausesAreLongIsGivenMoreTime() {
        for (int i = 0; i < 12; i++) {
            bench.says("and")
                    .wait(800)
                    .starts()
                    .wait(100)
                    .stops()
                    .text("and and", true)
                    .wait(900);
            assertThat(bench.machine.state()).isEqualTo(TurnState.PROCESSING);
            bench.audible().heard();
        }
        bench.forget();

        bench.says("and").wait(500);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void finalTextIsWaitedForOnceThePauseIsOver() {
        bench.starts().wait(1_100).stops().text("open on", false).wait(600);
        bench.text("open on Sun", false);
        assertThat(bench.said()).isEmpty();

        bench.text("open on Sunday?", true).wait(0);

        assertThat(bench.said()).containsExactly("ask open on Sunday?");
        TurnDecision.TurnTiming timing = bench.lastAsk().timing();
        assertThat(timing.takenNanos() - timing.pauseOverNanos()).isEqualTo(100_000_000L);
    }

    @Test
    void wordsThatComeAfterThePauseAndSoundUnfinishedAreGivenTheLongestPause() {
        bench.starts().wait(1_100).stops().wait(600);

        bench.text("a table for", true).estimate(0.0).wait(1_199);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask a table for");
        TurnDecision.TurnTiming timing = bench.lastAsk().timing();
        assertThat(timing.takenNanos() - timing.pauseOverNanos())
                .as("recognition; the rest was patience")
                .isEqualTo(100_000_000L);
    }

    @Test
    void recogniserThatIsTooSlowIsAskedAboutWithWhatItHad() {
        bench.starts().wait(1_100).stops().text("open on", false).wait(2_599);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask open on");
    }

    @Test
    void textThatComesAfterItsTurnIsNotAskedAgain() {
        bench.says("open on").wait(500).text("open on Sunday?", true).audible().heard();
        bench.forget();

        bench.says("thank you").wait(500);

        assertThat(bench.said()).containsExactly("ask thank you");
    }

    @Test
    void longSpeechWithoutAWordIsAskedAgainTwiceAndThenWaitedFor() {
        for (int i = 0; i < 3; i++) {
            bench.says("").wait(500).audible().heard();
        }

        assertThat(bench.said()).containsExactly("drop", "say NOT_UNDERSTOOD", "drop", "say NOT_UNDERSTOOD", "drop");
        assertThat(bench.armed()).contains(Kind.IDLE);
    }

    @Test
    void wordsInBetweenGiveTwoMoreTries() {
        bench.says("").wait(500).audible().heard();
        bench.says("").wait(500).audible().heard();
        bench.says("hello").wait(500).audible().heard();
        bench.forget();

        bench.says("").wait(500);

        assertThat(bench.said()).contains("say NOT_UNDERSTOOD");
    }

    @Test
    void shortNoiseIsNoTurn() {
        bench.starts().wait(200).stops().text("", true).wait(600);

        assertThat(bench.said()).containsExactly("drop");
        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);
    }

    @Test
    void keysAreOneTurnThatEndsAfterTheirPause() {
        bench.press('4').wait(1_900).press('2').wait(1_999);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("ask 4 2");
        TurnDecision.TurnTiming timing = bench.lastAsk().timing();
        assertThat(timing.takenNanos() - timing.speechEndNanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void hashEndsTheKeysAtOnce() {
        bench.press('4').press('#').wait(0);

        assertThat(bench.said()).containsExactly("ask 4");
    }

    @Test
    void hashAloneIsNoTurn() {
        bench.press('#').wait(0);

        assertThat(bench.said()).containsExactly("drop");
        assertThat(bench.armed()).contains(Kind.IDLE);
    }

    @Test
    void keysAfterWordsAreWaitedForBeyondThePauseOfTheWords() {
        bench.says("my number is").wait(300).press('1').wait(1_000);
        assertThat(bench.said()).isEmpty();

        bench.press('2').wait(2_000);

        assertThat(bench.said()).containsExactly("ask my number is 1 2");
    }

    @Test
    void keysPressedWhileTheTextIsWaitedForAreNotCutShortByIt() {
        bench.starts()
                .wait(1_100)
                .stops()
                .wait(600)
                .press('1')
                .text("my number is", true)
                .wait(500);
        assertThat(bench.said()).isEmpty();

        bench.wait(1_500);

        assertThat(bench.said()).containsExactly("ask my number is 1");
    }

    @Test
    void keyPressedWhileSpeakingDoesNotEndTheTurnInTheMiddleOfAWord() {
        bench.starts().wait(500).press('1').wait(4_000);
        assertThat(bench.said()).isEmpty();

        bench.stops().text("this one", true).wait(500);

        assertThat(bench.said()).containsExactly("ask this one 1");
    }

    @Test
    void keyPressedNearTheEndOfSpeechGivesTimeForTheNextOne() {
        bench.starts()
                .wait(1_000)
                .press('1')
                .wait(100)
                .stops()
                .text("this one", true)
                .wait(1_800);
        assertThat(bench.said()).isEmpty();

        bench.wait(100);

        assertThat(bench.said()).containsExactly("ask this one 1");
    }

    @Test
    void speechAfterAKeyIsPartOfTheTurn() {
        bench.press('1').wait(500).says("please").wait(500);

        assertThat(bench.said()).containsExactly("ask 1 please");
    }

    @Test
    void silentCallerIsAskedAfterTheRepromptTime() {
        bench.wait(7_999);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("say STILL_THERE");
    }

    @Test
    void callerWhoStaysSilentIsLetGoAfterTheFarewell() {
        bench.wait(8_000).audible().heard().wait(8_000).audible().heard().wait(8_000);
        assertThat(bench.said()).containsExactly("say STILL_THERE", "say STILL_THERE", "say SILENT_FAREWELL");

        bench.audible().heard(EndReason.CALLER_SILENT);

        assertThat(bench.said()).last().isEqualTo("end CALLER_SILENT");
    }

    @Test
    void wordsStartTheCountOfRepromptsAnew() {
        bench.wait(8_000).audible().heard().wait(8_000).audible().heard();
        bench.says("here I am").wait(500).audible().heard();
        bench.forget();

        bench.wait(8_000);

        assertThat(bench.said()).containsExactly("say STILL_THERE");
    }

    @Test
    void callerWhoSpeaksForLongIsNotTakenForSilent() {
        bench.starts().wait(60_000);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void questionCarriedOverALostLineEndsWhenItIsAsked() {
        TurnBench carrying = new TurnBench();
        carrying.press("1").attach();
        carrying.press("1").lose().attach();
        DigitRule rule = new DigitRule(1, 3, Duration.ofSeconds(3), Duration.ofSeconds(1), Optional.of('#'), false);
        carrying.announce("your number", SayOptions.FOR_KEYS.now(), rule);
        carrying.press("1").starts().on(new TurnInput.Sound(SoundSource.ECHO)).stops();
        for (int second = 0; second < 20 && carrying.said().stream().noneMatch(it -> it.startsWith("ask")); second++) {
            carrying.audible().wait(1_000).heard();
        }

        TurnDecision.TurnTiming timing = carrying.lastAsk().timing();
        assertThat(timing.pauseOverNanos()).isEqualTo(timing.speechEndNanos());
    }
}
