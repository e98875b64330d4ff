package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.InterruptionSettings.Mode;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sounds that are our own audio, or somebody's in the background: what they stop, and what of their words is asked. */
class StrangeSoundTest {

    private static TurnBench greetingThatFiveWordsStop() {
        TurnBench bench = new TurnBench(TurnSettings.DEFAULT.with(new InterruptionSettings(
                Mode.WORDS, 5, true, true, -40, true, Map.of(), Interruptibility.SPEECH, English.PHRASES)));
        bench.attach().audible();
        bench.forget();
        return bench;
    }

    private static TurnBench comesFrom(TurnBench bench, SoundSource source) {
        return bench.on(new TurnInput.Sound(source));
    }

    @Test
    void soundThatIsOurOwnAudioLetsTheReplyGoOnAtOnce() {
        TurnBench bench = TurnBench.answering().starts();

        comesFrom(bench, SoundSource.ECHO).text("something garbled", false).wait(1_000);
        assertThat(bench.said()).containsExactly("hold", "resume");

        bench.stops().text("something garbled", true);
        assertThat(bench.said()).containsExactly("hold", "resume", "drop");
    }

    @Test
    void lineThatEchoesIsNotHeldUntilTheSoundIsKnownToBeTheCallers() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.ECHO).wait(300).stops().text("", true);
        bench.forget();

        bench.starts();
        assertThat(bench.said()).isEmpty();
        comesFrom(bench, SoundSource.CALLER);
        assertThat(bench.said()).containsExactly("hold");
        bench.text("how much", false);

        assertThat(bench.said()).containsExactly("hold", "interrupt");
    }

    @Test
    void callerWhoSpeaksOverTheEchoIsHeardWithoutTheAgentsWords() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.ECHO).text("garbled words of ours", false);

        comesFrom(bench, SoundSource.CALLER);
        assertThat(bench.said()).containsExactly("hold", "resume", "hold");
        bench.text("garbled words of ours okay", false);
        assertThat(bench.said()).containsExactly("hold", "resume", "hold");
        bench.text("garbled words of ours how much", false);
        assertThat(bench.said()).containsExactly("hold", "resume", "hold", "interrupt");

        bench.wait(600).stops().text("Garbled, words of ours. How much?", true).wait(500);

        assertThat(bench.said()).last().isEqualTo("ask How much?");
    }

    @Test
    void agentsWordsStayOutOfATurnInWhichTheCallerPausesAndGoesOn() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.ECHO).text("words of ours", false);
        comesFrom(bench, SoundSource.CALLER).text("words of ours how much", false);

        bench.wait(600).stops().text("words of ours how much", true).wait(100);
        bench.starts()
                .wait(600)
                .stops()
                .text("words of ours how much is it", true)
                .wait(500);

        assertThat(bench.said()).last().isEqualTo("ask how much is it");
    }

    @Test
    void keyPressedOverTheEchoIsAskedWithoutTheAgentsWords() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.ECHO).text("words of ours", false);

        bench.wait(300).stops().press('4').text("words of ours on Sunday", true).wait(2_000);

        assertThat(bench.said()).last().isEqualTo("ask 4");
    }

    @Test
    void callerWhoSpeaksRightAfterAnEchoIsAskedWithoutTheAgentsWords() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.ECHO)
                .text("words of ours", false)
                .wait(300)
                .stops();
        bench.starts().text("words of ours how much", false);
        assertThat(bench.said()).last().isEqualTo("interrupt");

        bench.wait(600).stops().text("words of ours how much", true).wait(500);

        assertThat(bench.said()).last().isEqualTo("ask how much");
    }

    @Test
    void questionThatAnEchoFollowsIsAsked() {
        TurnBench bench = TurnBench.answering().starts().text("how much", false);
        bench.wait(600).stops().text("how much", true).wait(100);

        comesFrom(bench.starts(), SoundSource.ECHO)
                .wait(300)
                .stops()
                .text("how much", true)
                .wait(500);

        assertThat(bench.said()).containsExactly("hold", "interrupt", "ask how much");
    }

    @Test
    void wordsOfAnEchoBehindTheCallersOwnAreNotAsked() {
        TurnBench bench = TurnBench.answering().starts().text("how much", false);
        bench.wait(600).stops().text("How much?", true).wait(100);

        comesFrom(bench.starts(), SoundSource.ECHO)
                .wait(300)
                .stops()
                .text("How much? Words of ours.", true)
                .wait(500);

        assertThat(bench.said()).last().isEqualTo("ask How much?");
    }

    @Test
    void callerWhoGoesOnBehindAnEchoIsAskedWithoutIt() {
        TurnBench bench = TurnBench.answering().starts().text("how much", false);
        bench.wait(600).stops().text("how much", true).wait(100);
        comesFrom(bench.starts(), SoundSource.ECHO).text("how much words of ours", false);

        comesFrom(bench, SoundSource.CALLER)
                .wait(300)
                .stops()
                .text("how much words of ours is it", true)
                .wait(500);

        assertThat(bench.said()).last().isEqualTo("ask how much is it");
    }

    @Test
    void echoInTheMiddleStaysCutWhenTheCallerGoesOn() {
        TurnBench bench = TurnBench.answering().starts().text("how much", false);
        bench.wait(600).stops().text("how much", true).wait(100);
        comesFrom(bench.starts(), SoundSource.ECHO)
                .wait(200)
                .stops()
                .text("how much words of ours", true)
                .wait(100);

        bench.starts()
                .wait(300)
                .stops()
                .text("how much words of ours is it", true)
                .wait(500);

        assertThat(bench.said()).last().isEqualTo("ask how much is it");
    }

    @Test
    void callersWordsThatAreRecognisedDuringAnEchoAreAsked() {
        TurnBench bench = TurnBench.answering().starts().text("how", false);
        bench.wait(600).stops().wait(100);

        comesFrom(bench.starts(), SoundSource.ECHO)
                .wait(300)
                .stops()
                .text("how much", true)
                .wait(500);

        assertThat(bench.said()).last().isEqualTo("ask how much");
    }

    @Test
    void wordsOfACallerWhoOutlastsAnEchoAreAskedWithoutTheAgents() {
        TurnBench bench = greetingThatFiveWordsStop().starts();
        comesFrom(bench, SoundSource.ECHO).text("words of ours", false);
        comesFrom(bench, SoundSource.CALLER).text("words of ours how", false);

        bench.heard();
        bench.wait(600).stops().text("words of ours how much", true).wait(500);

        assertThat(bench.said()).last().isEqualTo("ask how much");
    }

    @Test
    void callerWhoAnswersOverTheEchoOfTheEndIsAskedWithoutTheAgentsWords() {
        TurnBench bench = TurnBench.answering().heard();
        bench.forget();

        comesFrom(bench.starts(), SoundSource.ECHO).text("words of ours", false);
        comesFrom(bench, SoundSource.CALLER)
                .wait(600)
                .stops()
                .text("words of ours on Monday", true)
                .wait(500);

        assertThat(bench.said()).containsExactly("ask on Monday");
    }

    @Test
    void anotherLineIsNotTakenForOneThatEchoes() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.ECHO).wait(300).stops().text("", true);
        bench.lose().attach().audible();
        bench.forget();

        bench.starts();

        assertThat(bench.said()).containsExactly("hold");
    }

    @Test
    void endOfTheReplyThatEchoesIntoTheCallersTurnIsNoQuestion() {
        TurnBench bench = TurnBench.answering().heard();
        bench.forget();

        comesFrom(bench.starts(), SoundSource.ECHO)
                .wait(300)
                .stops()
                .text("goodbye", true)
                .wait(2_000);

        assertThat(bench.said()).containsExactly("drop");
        assertThat(bench.armed()).contains(Kind.IDLE);
    }

    @Test
    void callerWhoAnswersOverTheEchoOfTheEndIsAsked() {
        TurnBench bench = TurnBench.answering().heard();
        bench.forget();

        comesFrom(bench.starts(), SoundSource.ECHO);
        comesFrom(bench, SoundSource.CALLER)
                .wait(600)
                .stops()
                .text("on Monday", true)
                .wait(500);

        assertThat(bench.said()).containsExactly("ask on Monday");
    }

    @Test
    void faintSoundStopsNothingUntilItIsLouder() {
        TurnBench bench = TurnBench.answering().starts();
        comesFrom(bench, SoundSource.BACKGROUND).text("people talking", false).sustains();
        assertThat(bench.said()).containsExactly("hold", "resume");

        comesFrom(bench, SoundSource.CALLER).text("people talking excuse me", false);

        assertThat(bench.said()).containsExactly("hold", "resume", "hold", "interrupt");
    }
}
