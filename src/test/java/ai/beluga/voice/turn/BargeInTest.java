package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.turn.TurnTimer.Kind;
import org.junit.jupiter.api.Test;

/** The caller and a reply at once. */
class BargeInTest {

    @Test
    void speechOverTheAgentHoldsItAtOnce() {
        TurnBench bench = TurnBench.answering().starts();

        assertThat(bench.said()).containsExactly("hold");
        assertThat(bench.machine.held()).isTrue();
    }

    @Test
    void speechThatLastsTakesTheFloor() {
        TurnBench bench = TurnBench.answering().starts().wait(250).sustains();

        assertThat(bench.said()).containsExactly("hold", "interrupt");
        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);
    }

    @Test
    void wordsTakeTheFloorBeforeTheSpeechLasts() {
        TurnBench bench = TurnBench.answering().starts().text("stop", false);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void wordsThatTookTheFloorAreTheNextQuestion() {
        TurnBench bench =
                TurnBench.answering().starts().text("wait", false).wait(500).sustains();

        bench.stops().text("wait what about Sunday", true).wait(500);

        assertThat(bench.said()).containsExactly("hold", "interrupt", "ask wait what about Sunday");
    }

    @Test
    void shortWordRecognisedAfterThePauseTakesTheFloorAndIsAsked() {
        TurnBench bench =
                TurnBench.answering().starts().wait(200).stops().wait(300).text("stop", true);
        assertThat(bench.said()).containsExactly("hold", "interrupt");

        bench.wait(200);

        assertThat(bench.said()).last().isEqualTo("ask stop");
    }

    @Test
    void acknowledgementLetsTheAgentGoOn() {
        TurnBench bench =
                TurnBench.answering().starts().text("mhm", false).wait(200).text("mhm", false);
        assertThat(bench.said()).containsExactly("hold");

        bench.stops();
        assertThat(bench.said()).containsExactly("hold", "resume");
        bench.text("mhm", true);

        assertThat(bench.said()).containsExactly("hold", "resume", "drop");
        assertThat(bench.machine.held()).isFalse();
    }

    @Test
    void wordsThatComeBehindAnAcknowledgementTakeTheFloorFromTheReplyThatGoesOn() {
        TurnBench bench =
                TurnBench.answering().starts().text("okay", false).wait(300).stops();
        assertThat(bench.said()).containsExactly("hold", "resume");

        bench.text("okay but on Sunday", true).wait(500);

        assertThat(bench.said()).containsExactly("hold", "resume", "interrupt", "ask okay but on Sunday");
    }

    @Test
    void oneEarlyWordOfALongSpeechDoesNotLetTheAgentGoOn() {
        TurnBench bench = TurnBench.answering()
                .starts()
                .wait(900)
                .text("okay", false)
                .wait(500)
                .stops();

        assertThat(bench.said()).containsExactly("hold");
    }

    @Test
    void acknowledgementThatIsStillOnItsWayWhenTheReplyEndsIsNoTurn() {
        TurnBench bench =
                TurnBench.answering().starts().text("mhm", false).wait(300).stops();

        bench.heard();

        assertThat(bench.said()).containsExactly("hold", "resume", "drop");
        assertThat(bench.armed()).contains(Kind.IDLE);
    }

    @Test
    void acknowledgementSettledWhileTheCallerGoesOnDecidesNothing() {
        TurnBench bench =
                TurnBench.answering().starts().wait(200).stops().starts().text("mhm", true);

        assertThat(bench.said()).containsExactly("hold");
    }

    @Test
    void noiseOfWhichNothingIsRecognisedLetsTheAgentGoOn() {
        TurnBench bench = TurnBench.answering().starts().wait(200).stops().wait(1_499);
        assertThat(bench.said()).containsExactly("hold");

        bench.wait(1);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
    }

    @Test
    void acknowledgementIsNoPartOfALaterQuestion() {
        TurnBench bench = TurnBench.answering()
                .starts()
                .wait(200)
                .stops()
                .text("mhm", true)
                .heard();
        bench.forget();

        bench.says("and on Monday?").wait(500);

        assertThat(bench.said()).containsExactly("ask and on Monday?");
    }

    @Test
    void callerMayInterruptTheGreeting() {
        TurnBench bench = new TurnBench().attach().audible().starts().wait(250).sustains();

        bench.stops().text("hello", true).wait(500);

        assertThat(bench.said()).containsExactly("say GREETING", "hold", "interrupt", "ask hello");
    }

    @Test
    void callerWhoSpeaksBeforeAPromptIsAudibleIsNotSpokenOver() {
        TurnBench bench = new TurnBench().attach().starts();
        assertThat(bench.said()).containsExactly("say GREETING", "hold");
        assertThat(bench.armed()).doesNotContain(Kind.REPLY);

        bench.wait(200).stops().text("", true);

        assertThat(bench.said()).containsExactly("say GREETING", "hold", "drop", "resume");
        assertThat(bench.armed()).contains(Kind.REPLY);
    }

    @Test
    void replyThatSlippedOutWhileHeldIsHeldAgain() {
        TurnBench bench = new TurnBench().attach().starts().audible();

        assertThat(bench.said()).containsExactly("say GREETING", "hold", "hold");
        assertThat(bench.machine.held()).isTrue();
    }

    @Test
    void callerMayInterruptAReprompt() {
        TurnBench bench = TurnBench.greeted().wait(8_000).audible();

        bench.starts().text("I am here", false);

        assertThat(bench.said()).containsExactly("say STILL_THERE", "hold", "interrupt");
    }

    @Test
    void callerWhoInterruptsTheFarewellOfSilenceStaysInTheCall() {
        TurnBench bench = TurnBench.greeted();
        bench.wait(8_000)
                .audible()
                .heard()
                .wait(8_000)
                .audible()
                .heard()
                .wait(8_000)
                .audible();
        bench.forget();

        bench.says("wait I am here").wait(500);

        assertThat(bench.said()).containsExactly("hold", "interrupt", "ask wait I am here");
    }

    @Test
    void keyTakesTheFloor() {
        TurnBench bench = TurnBench.answering().press('1').wait(2_000);

        assertThat(bench.said()).containsExactly("interrupt", "ask 1");
    }

    @Test
    void keyTakesTheFloorFromAHeldReply() {
        TurnBench bench = TurnBench.answering()
                .starts()
                .press('1')
                .wait(300)
                .stops()
                .text("", true)
                .wait(2_000);

        assertThat(bench.said()).containsExactly("hold", "interrupt", "ask 1");
    }

    @Test
    void replyHeardToItsEndWhileHeldLeavesTheFloorToTheCaller() {
        TurnBench bench = TurnBench.answering().starts().wait(100).heard();
        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);

        bench.wait(300).stops().text("okay", true).wait(500);

        assertThat(bench.said()).containsExactly("hold", "ask okay");
    }

    @Test
    void goodbyeHeardWhileTheCallerAnswersItEndsTheCall() {
        TurnBench bench = TurnBench.answering().starts().heard(EndReason.GOODBYE);
        assertThat(bench.said()).containsExactly("hold");

        bench.wait(300).stops().text("Thank you, bye!", true).wait(500);

        assertThat(bench.said()).containsExactly("hold", "unasked Thank you, bye!", "end GOODBYE");
    }

    @Test
    void goodbyeHeardWhileTheCallerAsksOnDoesNotEndTheCall() {
        TurnBench bench = TurnBench.answering().starts().heard(EndReason.GOODBYE);

        bench.wait(300)
                .stops()
                .text("wait one more thing", true)
                .wait(500)
                .audible()
                .heard();
        bench.says("bye").wait(500);

        assertThat(bench.said()).containsExactly("hold", "ask wait one more thing", "ask bye");
    }

    @Test
    void goodbyeHeardOverNoiseEndsTheCall() {
        TurnBench bench = TurnBench.answering().starts().heard(EndReason.TRANSFER);

        bench.wait(100).stops().text("", true).wait(600);

        assertThat(bench.said()).containsExactly("hold", "end TRANSFER");
    }

    @Test
    void callerWhoGoesOnBeforeTheReplyTakesTheQuestionBack() {
        TurnBench bench = TurnBench.asked("I would like");

        bench.says("two tickets").wait(500);

        assertThat(bench.said()).containsExactly("hold", "withdraw", "ask I would like two tickets");
    }

    @Test
    void audioOfAReplyTakenBackChangesNothing() {
        TurnBench bench =
                TurnBench.asked("I would like").starts().text("two", false).audible();

        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);
        assertThat(bench.said()).containsExactly("hold", "withdraw");
    }

    @Test
    void noiseBeforeTheReplyHoldsItBackAndAsksNothingAnew() {
        TurnBench bench = TurnBench.asked("open on Sunday?");

        bench.starts().wait(200).stops().text("", true).wait(600);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
        assertThat(bench.armed()).contains(Kind.REPLY);
    }

    @Test
    void noiseBeforeTheReplyThatNobodyRecognisesLetsItGoOnInTheEnd() {
        TurnBench bench = TurnBench.asked("open on Sunday?");

        bench.starts().wait(200).stops().wait(1_500);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
    }

    @Test
    void anyWordBeforeTheReplyGoesOnWithTheQuestion() {
        TurnBench bench = TurnBench.asked("Is it");

        bench.says("right").wait(500);

        assertThat(bench.said()).containsExactly("hold", "withdraw", "ask Is it right");
    }

    @Test
    void listeningSoundBeforeTheReplyDoesNotGoOnWithTheQuestion() {
        TurnBench bench = TurnBench.asked("Is it open?");

        bench.starts().wait(300).stops().text("Mm-hmm.", true).wait(500);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
    }

    @Test
    void replyThatSlippedOutWhileTheCallerWentOnIsHeldAndStaysAnswerable() {
        TurnBench bench = TurnBench.asked("I would like").starts().audible();
        assertThat(bench.machine.state()).isEqualTo(TurnState.SPEAKING);

        bench.wait(300).stops().text("two tickets", true).wait(500);

        assertThat(bench.said()).containsExactly("hold", "hold", "interrupt", "ask two tickets");
    }

    @Test
    void callerWhoWasAskedForTooSoonIsGivenMoreTimeNextTime() {
        TurnBench bench = TurnBench.greeted();
        for (int i = 0; i < 12; i++) {
            bench.says("and").wait(700).says("and").wait(2_000).audible().heard();
        }
        bench.forget();

        bench.says("and").wait(500);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void keyBeforeTheReplyBelongsToTheQuestion() {
        TurnBench bench = TurnBench.asked("my number is").press('7').wait(2_000);

        assertThat(bench.said()).containsExactly("withdraw", "ask my number is 7");
    }

    @Test
    void hashBeforeTheReplyChangesNothing() {
        TurnBench bench = TurnBench.asked("my number is").press('#').wait(100);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void failureOfAHeldReplyWaitsForTheCallerToo() {
        TurnBench bench = TurnBench.answering().starts().failed();
        assertThat(bench.said()).containsExactly("hold", "abandon", "say APOLOGY", "hold");

        bench.wait(200).stops().text("stop", true);

        assertThat(bench.said()).last().isEqualTo("interrupt");
    }

    @Test
    void failureOfAReplyWhoseCallerJustFellSilentGoesOnAfterTheNoise() {
        TurnBench bench = TurnBench.answering().starts().wait(200).stops().failed();

        bench.wait(1_500);

        assertThat(bench.said()).containsExactly("hold", "abandon", "say APOLOGY", "hold", "drop", "resume");
    }
}
