package ai.beluga.voice.turn;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that are lost, engines that fail, and every way to the end. */
class LineAndEndTest {

    @Test
    void lineOpensWithTheGreeting() {
        assertThat(new TurnBench().attach().said()).containsExactly("say GREETING");
    }

    @Test
    void soundsBeforeTheLineAreNotAnswered() {
        TurnBench bench = new TurnBench().text("hello", true).press('1').wait(10_000);

        assertThat(bench.said()).isEmpty();
        assertThat(bench.machine.state()).isEqualTo(TurnState.INITIAL);
    }

    @Test
    void lineLostWhileListeningKeepsWhatTheCallerHadBegunToSay() {
        TurnBench bench =
                TurnBench.greeted().starts().text("I would", false).stops().lose();
        assertThat(bench.said()).containsExactly("drop");

        bench.attach().audible().heard();

        assertThat(bench.said()).containsExactly("drop", "say WELCOME_BACK", "ask I would");
    }

    @Test
    void lineLostBeforeTheReplyAsksTheQuestionAgainOnTheNext() {
        TurnBench bench = TurnBench.asked("open on Sunday?").lose().wait(5_000);

        bench.attach().audible().heard();

        assertThat(bench.said()).containsExactly("withdraw", "say WELCOME_BACK", "ask open on Sunday?");
        assertThat(bench.lastAsk().timing().speechEndNanos())
                .isEqualTo(bench.lastAsk().timing().takenNanos());
    }

    @Test
    void lineLostWhileAReplyIsHeardDoesNotAskAgain() {
        TurnBench bench = TurnBench.answering().lose().attach().audible().heard();

        assertThat(bench.said()).containsExactly("abandon", "say WELCOME_BACK");
        assertThat(bench.armed()).contains(Kind.IDLE);
    }

    @Test
    void lineLostWhileAReplyIsHeldForgetsTheNoise() {
        TurnBench bench = TurnBench.answering()
                .starts()
                .text("mhm", false)
                .lose()
                .attach()
                .audible()
                .heard();

        assertThat(bench.said()).containsExactly("hold", "drop", "abandon", "say WELCOME_BACK");
    }

    @Test
    void questionSurvivesASecondLossAndNoise() {
        TurnBench bench =
                TurnBench.asked("open on Sunday?").lose().attach().audible().lose();
        bench.attach().audible().starts().wait(200).stops().text("", true);
        bench.forget();

        bench.heard();

        assertThat(bench.said()).containsExactly("ask open on Sunday?");
    }

    @Test
    void questionSurvivesACallerWhoInterruptsTheWelcome() {
        TurnBench bench = TurnBench.asked("I would like").lose().attach().audible();

        bench.says("two tickets").wait(500);

        assertThat(bench.said()).last().isEqualTo("ask I would like two tickets");
    }

    @Test
    void callerWhoNeverHeardTheGreetingIsGreetedOnTheNextLine() {
        TurnBench bench = new TurnBench().attach().lose().attach();

        assertThat(bench.said()).containsExactly("say GREETING", "abandon", "say GREETING");
    }

    @Test
    void callerSpeakingWhenTheLineComesBackIsHeard() {
        TurnBench bench =
                TurnBench.greeted().starts().sustains().lose().starts().attach();
        assertThat(bench.said()).containsExactly("drop", "say WELCOME_BACK", "hold");

        bench.wait(300).sustains().stops().text("are you there", true).wait(600);

        assertThat(bench.said()).endsWith("interrupt", "ask are you there");
    }

    @Test
    void callerWhoHadSpokenForLongWhenTheLineComesBackKeepsTheFloor() {
        TurnBench bench =
                TurnBench.greeted().lose().starts().wait(500).sustains().attach();

        assertThat(bench.said()).containsExactly("say WELCOME_BACK", "hold", "interrupt");
    }

    @Test
    void soundsOfTheOldLineAreNoSpeechOnTheNext() {
        TurnBench bench = TurnBench.greeted().lose().starts().stops().attach();

        assertThat(bench.said()).containsExactly("say WELCOME_BACK");
    }

    @Test
    void keysWithoutALineAreIgnored() {
        TurnBench bench =
                TurnBench.greeted().lose().press('1').attach().audible().heard();

        assertThat(bench.said()).containsExactly("say WELCOME_BACK");
    }

    @Test
    void lineThatDoesNotComeBackEndsTheCall() {
        TurnBench bench = TurnBench.greeted().lose().wait(29_999);
        assertThat(bench.said()).isEmpty();

        bench.wait(1);

        assertThat(bench.said()).containsExactly("end LINE_LOST");
    }

    @Test
    void callerWhoHangsUpEndsEverything() {
        TurnBench bench = TurnBench.answering().on(new TurnInput.LineLost(Optional.of(EndReason.CALLER_HUNG_UP)));

        assertThat(bench.said()).containsExactly("abandon", "end CALLER_HUNG_UP");
    }

    @Test
    void nothingIsDecidedAfterTheEnd() {
        TurnBench bench = TurnBench.greeted().on(new TurnInput.EndRequested(EndReason.DRAIN));

        bench.attach()
                .starts()
                .sustains()
                .stops()
                .text("hello", true)
                .press('1')
                .wait(10_000);

        assertThat(bench.said()).containsExactly("end DRAIN");
    }

    @Test
    void replyWithAnEndEndsTheCallOnceItWasHeard() {
        TurnBench bench = TurnBench.answering().wait(60_000);
        assertThat(bench.said()).isEmpty();

        bench.heard(EndReason.GOODBYE);

        assertThat(bench.said()).containsExactly("end GOODBYE");
    }

    @Test
    void replyThatDoesNotComeIsApologisedFor() {
        TurnBench bench = TurnBench.asked("a question").wait(10_000);

        assertThat(bench.said()).containsExactly("abandon", "say APOLOGY");
    }

    @Test
    void repliesThatKeepFailingEndTheCallWithAFarewell() {
        TurnBench bench = TurnBench.asked("one").failed().audible().heard();
        bench.says("two").wait(500).failed().audible().heard(EndReason.PROVIDER_FAILED);

        assertThat(bench.said())
                .containsExactly(
                        "abandon", "say APOLOGY", "ask two", "abandon", "say FAILURE_FAREWELL", "end PROVIDER_FAILED");
    }

    @Test
    void answerInBetweenForgivesAFailure() {
        TurnBench bench = TurnBench.asked("one").failed().audible().heard();
        bench.says("two").wait(500).audible().heard();
        bench.says("three").wait(500);
        bench.forget();

        bench.failed();

        assertThat(bench.said()).containsExactly("abandon", "say APOLOGY");
    }

    @Test
    void heardApologyForgivesNothing() {
        TurnBench bench = TurnBench.asked("one").failed().audible().heard();
        bench.says("two").wait(500).failed();

        assertThat(bench.said()).last().isEqualTo("say FAILURE_FAREWELL");
    }

    @Test
    void farewellThatFailsTooEndsTheCall() {
        TurnBench bench = TurnBench.asked("one").failed().failed().failed();

        assertThat(bench.said())
                .containsExactly(
                        "abandon", "say APOLOGY", "abandon", "say FAILURE_FAREWELL", "abandon", "end PROVIDER_FAILED");
    }

    @Test
    void lostEngineEndsTheCallWithAFarewellThatNobodyStops() {
        TurnBench bench = TurnBench.answering().on(new TurnInput.EngineLost()).audible();

        bench.starts().sustains().stops().text("hello", true).press('1').on(new TurnInput.EngineLost());
        bench.heard(EndReason.PROVIDER_FAILED);

        assertThat(bench.said())
                .containsExactly("abandon", "say FAILURE_FAREWELL", "unasked hello", "end PROVIDER_FAILED");
    }

    @Test
    void wordsBeforeTheCallerHangsUpAreKeptAsFarAsTheyWereRecognised() {
        TurnBench bench = TurnBench.greeted().press("12").starts().wait(700).text("is my number and", false);

        hangUp(bench);

        assertThat(bench.said()).containsExactly("unasked 1 2 is my number and", "end CALLER_HUNG_UP");
    }

    @Test
    void questionThatWasAskedIsNotKeptOnceMoreWhenTheCallerHangsUp() {
        TurnBench bench = TurnBench.asked("a question");

        hangUp(bench);

        assertThat(bench.said()).containsExactly("abandon", "end CALLER_HUNG_UP");
    }

    @Test
    void wordsOverAnAnswerThatOnlyKeysStopAreKeptWhenTheCallerHangsUp() {
        TurnBench bench = TurnBench.answering();
        bench.on(new TurnInput.ReplyStoppedBy(bench.machine.turn(), Interruptibility.KEYS));
        bench.starts().wait(300).text("tomorrow", false);

        hangUp(bench);

        assertThat(bench.said()).containsExactly("abandon", "unasked tomorrow", "end CALLER_HUNG_UP");
    }

    @Test
    void acknowledgementOverAnAnswerIsNoTurnWhenTheCallerHangsUp() {
        TurnBench bench = TurnBench.answering().starts().wait(300).text("mhm", false);

        hangUp(bench);

        assertThat(bench.said()).containsExactly("hold", "abandon", "end CALLER_HUNG_UP");
    }

    @Test
    void soundThatIsOurOwnIsNoTurnWhenTheCallerHangsUp() {
        TurnBench bench = TurnBench.answering().starts().on(new TurnInput.Sound(SoundSource.ECHO));
        bench.wait(300).text("tomorrow", false);
        bench.forget();

        hangUp(bench);

        assertThat(bench.said()).containsExactly("abandon", "end CALLER_HUNG_UP");
    }

    @Test
    void questionThatWaitedForALineWhichNeverCameIsKept() {
        TurnBench bench = TurnBench.asked("a question").lose();

        bench.wait(31_000);

        assertThat(bench.said()).containsExactly("withdraw", "unasked a question", "end LINE_LOST");
    }

    private static void hangUp(TurnBench bench) {
        bench.on(new TurnInput.LineLost(Optional.of(EndReason.CALLER_HUNG_UP)));
    }

    @Test
    void lostEngineHandsTheCallerToAPersonWhereOneIsConfigured() {
        DeadAirSettings any = DeadAirSettings.DEFAULT;
        TurnBench bench = TurnBench.greeted(English.TURN.with(new DeadAirSettings(
                any.filler(), any.fillers(), any.hedge(), any.shorter(), any.apology(), any.failures(), true)));

        bench.on(new TurnInput.EngineLost()).audible().heard(EndReason.TRANSFER);

        assertThat(bench.said()).containsExactly("say FAILURE_TRANSFER", "end TRANSFER");
    }

    @Test
    void engineLostWithoutALineEndsTheCall() {
        assertThat(new TurnBench().on(new TurnInput.EngineLost()).said()).containsExactly("end PROVIDER_FAILED");
        assertThat(TurnBench.greeted().lose().on(new TurnInput.EngineLost()).said())
                .containsExactly("end PROVIDER_FAILED");
    }

    @Test
    void longestCallEndsWithAFarewell() {
        TurnBench bench = limited().attach().audible().heard().wait(5_000);
        assertThat(bench.said()).containsExactly("say GREETING", "say TIME_FAREWELL");

        bench.audible().starts().sustains().heard(EndReason.MAX_DURATION);

        assertThat(bench.said()).containsExactly("say GREETING", "say TIME_FAREWELL", "end MAX_DURATION");
    }

    @Test
    void farewellOfTheLongestCallThatFailsEndsItAllTheSame() {
        TurnBench bench = limited().attach().audible().heard().wait(5_000).failed();

        assertThat(bench.said()).endsWith("abandon", "end MAX_DURATION");
    }

    @Test
    void farewellNobodyReportsToBeOverEndsTheCallAtLast() {
        TurnBench bench =
                limited().attach().audible().heard().wait(5_000).audible().wait(30_000);

        assertThat(bench.said()).last().isEqualTo("end MAX_DURATION");
    }

    @Test
    void lineLostDuringTheLastWordsEndsTheCall() {
        TurnBench bench =
                limited().attach().audible().heard().wait(5_000).audible().lose();

        assertThat(bench.said()).last().isEqualTo("end MAX_DURATION");
    }

    @Test
    void longestCallEndsWithoutALineToo() {
        TurnBench bench = limited().attach().audible().heard().lose().wait(5_000);

        assertThat(bench.said()).last().isEqualTo("end MAX_DURATION");
    }

    @ParameterizedTest
    @EnumSource(TurnState.class)
    void illegalMoveNamesBothStates(TurnState to) {
        ArmedTimers timers = new ArmedTimers(decision -> {});
        DeadAir deadAir = new DeadAir(TurnSettings.DEFAULT, timers, decision -> {});
        Floor floor = new Floor(ofSeconds(1), deadAir, timers, () -> "", decision -> {}, (before, after, turn) -> {});

        if (!TurnState.INITIAL.next().contains(to)) {
            assertThatThrownBy(() -> floor.move(to)).hasMessage("a session cannot go from INITIAL to " + to);
        }
    }

    private static TurnBench limited() {
        return new TurnBench(English.TURN.with(new CallLimits(ofSeconds(10), ofSeconds(30), ofSeconds(5))));
    }
}
