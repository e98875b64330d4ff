package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.InterruptionSettings.Mode;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What takes the floor from an audible reply, rule by rule. */
class BargeInVerdictTest {

    private static InterruptionSettings by(Mode mode, int minWords, boolean interims) {
        return new InterruptionSettings(
                mode, minWords, interims, true, -40, true, Map.of(), Interruptibility.SPEECH, English.PHRASES);
    }

    private static InterruptionSettings stoppedBy(Interruptibility what, boolean keep) {
        Map<Prompt, Interruptibility> prompts = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            prompts.put(prompt, what);
        }
        return new InterruptionSettings(Mode.EITHER, 1, true, keep, -40, true, prompts, what, English.PHRASES);
    }

    /** The greeting is heard. */
    private static TurnBench greeting(InterruptionSettings settings) {
        TurnBench bench = new TurnBench(TurnSettings.DEFAULT.with(settings));
        bench.attach().audible();
        bench.forget();
        return bench;
    }

    private static TurnBench says(TurnBench bench, String clause) {
        return bench.on(new TurnInput.ReplySays(bench.machine.turn(), clause));
    }

    @Test
    void lengthAloneInterruptsNothingWhereWordsCount() {
        TurnBench bench = greeting(by(Mode.WORDS, 1, true)).starts().sustains();
        assertThat(bench.said()).containsExactly("hold");

        bench.text("when do you open", false);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void soundWithoutWordsThatLastsIsNotWaitedForForEverWhereWordsCount() {
        TurnBench bench = greeting(by(Mode.WORDS, 1, true)).starts().sustains().wait(1_500);

        assertThat(bench.said()).containsExactly("hold", "resume");
    }

    @Test
    void wordsAloneInterruptNothingWhereTheLengthCounts() {
        TurnBench bench = greeting(by(Mode.DURATION, 1, true)).starts().text("when do", false);
        assertThat(bench.said()).containsExactly("hold");

        bench.sustains();

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void shortWordsAreNoTurnWhereTheLengthCounts() {
        TurnBench bench =
                greeting(by(Mode.DURATION, 1, true)).starts().wait(300).stops().text("when", true);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
    }

    @Test
    void bothMayBeAskedFor() {
        TurnBench bench =
                greeting(by(Mode.BOTH, 1, true)).starts().text("when do", false).sustains();
        assertThat(bench.said()).containsExactly("hold", "interrupt");

        TurnBench silent = greeting(by(Mode.BOTH, 1, true)).starts().sustains();
        assertThat(silent.said()).containsExactly("hold");
        silent.text("when do", false);
        assertThat(silent.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void fewerWordsThanAskedForDoNotInterrupt() {
        TurnBench bench = greeting(by(Mode.WORDS, 2, true)).starts().text("Sunday", false);
        assertThat(bench.said()).containsExactly("hold");

        bench.text("Sunday morning", false);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void fewerWordsThanAskedForAreDroppedOnceNoneFollow() {
        TurnBench bench =
                greeting(by(Mode.WORDS, 2, true)).starts().wait(300).stops().text("Sunday", true);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
    }

    @Test
    void stopPhraseInterruptsAtOnceHoweverFewWordsItHas() {
        TurnBench bench = greeting(by(Mode.BOTH, 3, false)).starts().text("wait", false);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void wordsThatMayStillChangeCountOnlyWhereTheyMay() {
        TurnBench bench = greeting(by(Mode.WORDS, 1, false)).starts().text("when", false);
        assertThat(bench.said()).containsExactly("hold");

        bench.wait(300).stops().text("when", true);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void acknowledgementThatLastsIsStillNone() {
        TurnBench bench = TurnBench.answering().starts().text("mhm", false).sustains();

        assertThat(bench.said()).containsExactly("hold");
    }

    @Test
    void longSoundInWhichNoWordIsFoundLetsTheAgentGoOnOverIt() {
        TurnBench bench = TurnBench.answering().starts().text("", false).sustains();
        assertThat(bench.said()).containsExactly("hold", "resume");

        bench.text("excuse me", false);

        assertThat(bench.said()).containsExactly("hold", "resume", "interrupt");
    }

    @Test
    void agentsOwnWordsAreNoInterruption() {
        TurnBench bench = TurnBench.answering();
        says(bench, "We open at nine on Sunday.")
                .starts()
                .text("open at nine", false)
                .sustains();
        assertThat(bench.said()).containsExactly("hold");

        bench.stops().text("open at nine on Sundays", true);

        assertThat(bench.said()).containsExactly("hold", "drop", "resume");
    }

    @Test
    void wordsOfAReplyThatIsOverEchoNothing() {
        TurnBench bench = TurnBench.answering();
        bench.on(new TurnInput.ReplySays(new ai.beluga.voice.event.TurnId(1), "We open at nine on Sunday."));

        bench.starts().text("open at nine", false);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void replyStoppedThriceForNothingIsStoppedOnlyByWords() {
        TurnBench bench = TurnBench.answering();
        for (int cough = 0; cough < 3; cough++) {
            bench.starts().wait(200).stops().text("", true);
        }
        bench.forget();

        bench.starts();
        assertThat(bench.said()).isEmpty();
        bench.text("stop", false);

        assertThat(bench.said()).containsExactly("interrupt");
    }

    @Test
    void nextReplyIsStoppedBySoundsAgain() {
        TurnBench bench = TurnBench.answering();
        for (int cough = 0; cough < 3; cough++) {
            bench.starts().wait(200).stops().text("", true);
        }
        bench.heard().says("and then").wait(500).audible();
        bench.forget();

        bench.starts();

        assertThat(bench.said()).containsExactly("hold");
    }

    @Test
    void speechDoesNotStopWordsThatOnlyKeysStop() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.KEYS, true));

        bench.starts().text("stop", false).sustains();
        assertThat(bench.said()).isEmpty();
        bench.press('1');

        assertThat(bench.said()).containsExactly("interrupt");
    }

    @Test
    void whatIsSaidOverWordsThatNothingStopsIsAskedAfterThem() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.NEVER, true));

        bench.says("what about Sunday").wait(300);
        assertThat(bench.said()).isEmpty();
        bench.heard().wait(500);

        assertThat(bench.said()).containsExactly("ask what about Sunday");
    }

    @Test
    void speechThatOutlastsWordsThatNothingStopsIsHeardOut() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.NEVER, true));

        bench.starts()
                .wait(500)
                .heard()
                .wait(800)
                .stops()
                .text("what about Sunday", true)
                .wait(500);

        assertThat(bench.said()).containsExactly("ask what about Sunday");
    }

    @Test
    void speechOverWordsThatNothingStopsMayBeDroppedAsAWhole() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.NEVER, false));

        bench.starts()
                .wait(500)
                .heard()
                .text("what about", false)
                .wait(800)
                .stops()
                .text("what about Sunday", true);
        bench.wait(3_000);

        assertThat(bench.said()).containsExactly("drop", "drop");
        assertThat(bench.armed()).contains(Kind.IDLE);
        bench.forget();
        assertThat(bench.says("now hear me").wait(500).said()).containsExactly("ask now hear me");
    }

    @Test
    void keysPressedOverWordsThatNothingStopsAreNotLost() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.NEVER, false));

        bench.press('4').press('2').wait(500).heard();
        assertThat(bench.said()).isEmpty();
        bench.press('7').wait(2_000);

        assertThat(bench.said()).containsExactly("ask 4 2 7");
    }

    @Test
    void keysCompletedOverWordsThatNothingStopsAreAskedRightAfterThem() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.NEVER, true));

        bench.press('4').press('#').heard().wait(0);

        assertThat(bench.said()).containsExactly("ask 4");
    }

    @Test
    void agentMaySayWhatStopsItsReply() {
        TurnBench bench = TurnBench.asked("a question");
        bench.on(new TurnInput.ReplyStoppedBy(bench.machine.turn(), Interruptibility.NEVER))
                .audible();

        bench.starts().text("stop", false).sustains();

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void whatStopsAReplyThatIsOverStopsNoOther() {
        TurnBench bench = TurnBench.answering();
        bench.on(new TurnInput.ReplyStoppedBy(new ai.beluga.voice.event.TurnId(1), Interruptibility.NEVER));

        assertThat(bench.starts().said()).containsExactly("hold");
    }

    @Test
    void uninterruptibleReplyCanStillBeTakenBackBeforeItIsHeard() {
        TurnBench bench = TurnBench.asked("I would like");
        bench.on(new TurnInput.ReplyStoppedBy(bench.machine.turn(), Interruptibility.NEVER));

        bench.says("two tickets").wait(500);

        assertThat(bench.said()).containsExactly("hold", "withdraw", "ask I would like two tickets");
    }

    @Test
    void goodbyeThatNothingStopsDoesNotEndTheCallOfACallerWhoAsksOn() {
        TurnBench bench = greeting(stoppedBy(Interruptibility.NEVER, true));

        bench.says("one more thing")
                .heard(bench.machine.turn(), Optional.of(EndReason.GOODBYE))
                .wait(500);

        assertThat(bench.said()).containsExactly("ask one more thing");
    }

    @Test
    void misheardAcknowledgementLetsTheAgentGoOnWhenItWasShort() {
        TurnBench bench = TurnBench.answering().starts().misheard("them home", false);
        assertThat(bench.said()).containsExactly("hold");

        bench.wait(600).stops();
        assertThat(bench.said()).containsExactly("hold", "resume");
        bench.misheard("them home", true);

        assertThat(bench.said()).containsExactly("hold", "resume", "drop");
    }

    @Test
    void longSpeechIsNoMisheardAcknowledgement() {
        TurnBench bench = TurnBench.answering()
                .starts()
                .misheard("them home", false)
                .wait(1_400)
                .stops()
                .misheard("them home", true);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void wordsBehindAMisheardAcknowledgementTakeTheFloor() {
        TurnBench bench = TurnBench.answering().starts().misheard("them home", false);

        bench.wait(600).stops().text("okay but how much", true);

        assertThat(bench.said()).containsExactly("hold", "resume", "interrupt");
    }
}
