package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.LONG;
import static ai.beluga.voice.regression.Talk.greeted;
import static ai.beluga.voice.regression.Talk.hearing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.LineOpened;
import ai.beluga.voice.event.CallEvent.SessionBegan;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.Line.CloseCause;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.FarEnd;
import ai.beluga.voice.testkit.ScriptedCall;
import org.junit.jupiter.api.Test;

/** Theme 11: streams that break off, come twice, or report their end when another is there already. */
class StreamDropTest {

    private static final byte[] LOUD = new byte[160];

    /** The carrier closes the old socket when the new one is open: its "stop" comes last. */
    @Test
    void stopOfTheOldStreamDoesNotEndTheCallThatGoesOnAnotherOne() {
        ScriptedCall call = greeted(new ScriptedCall());
        LineInput old = call.input();
        call.reattach();
        call.run(ofSeconds(2));

        old.lost(LossCause.STOPPED);

        call.callerSays("Are you there?").run(ofSeconds(4));
        assertThat(call.reports()).isEmpty();
        assertThat(call.heardAtTheFarEnd()).endsWith("You said Are you there?.");
    }

    @Test
    void oneCallOnTwoStreamsIsOneConversationAndOneVoice() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 800);
        FarEnd first = call.line();
        int heardOnTheFirst = first.countOfWordsHeard();

        call.reattach();
        assertThat(first.closes()).containsExactly(CloseCause.REPLACED);
        long left = first.waitingMillis();
        call.run(ofSeconds(3)).callerSays("Hello?").run(ofSeconds(4));

        assertThat(first.waitingMillis()).as("audio sent to the old stream").isEqualTo(left);
        assertThat(first.countOfWordsHeard()).isEqualTo(heardOnTheFirst);
        assertThat(call.live()).isEqualTo(1);
        assertThat(call.facts(SessionBegan.class)).hasSize(1);
        assertThat(call.heardAtTheFarEnd()).isEqualTo("welcome back prompt. You said Hello?.");
    }

    @Test
    void whatTheOldStreamStillBringsIsNotHeardInTheConversation() {
        ScriptedCall call = greeted(new ScriptedCall());
        LineInput old = call.input();
        call.reattach();
        call.run(ofSeconds(2));
        call.recogniser.hears("words nobody said here");

        for (int frame = 0; frame < 60; frame++) {
            old.audio(2_000 + frame * 20L, LOUD, 0);
            call.run(ofMillis(20));
        }
        old.digit('7');
        call.run(ofSeconds(3));

        assertThat(call.facts(CallerSpoke.class)).isEmpty();
        assertThat(call.agent.requests()).isEmpty();
    }

    @Test
    void answerThatWasCutByTheDropIsRememberedAsFarAsItWasHeardAndTheCallGoesOn() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 1_000);
        call.lose(LossCause.BROKEN);
        call.time.advance(ofSeconds(4));

        call.reattach();
        call.run(ofSeconds(3)).callerSays("Go on, please.").run(ofSeconds(4));

        assertThat(call.agent.requests().getLast().conversation())
                .filteredOn(Utterance::interrupted)
                .singleElement()
                .satisfies(cut -> assertThat(LONG).startsWith(cut.text()));
        assertThat(call.heardAtTheFarEnd()).isEqualTo("welcome back prompt. You said Go on, please..");
        assertThat(call.facts(LineOpened.class)).extracting(LineOpened::resumed).containsExactly(false, true);
    }

    @Test
    void streamThatBreaksManyTimesDoesNotLoseTheConversation() {
        ScriptedCall call = greeted(new ScriptedCall());
        for (int i = 0; i < 5; i++) {
            call.callerSays("Question " + i + "?").run(ofSeconds(4)).lose(LossCause.BROKEN);
            call.time.advance(ofSeconds(2));
            call.reattach();
            call.run(ofSeconds(2));
        }

        call.callerSays("The last question?").run(ofSeconds(4));

        assertThat(call.agent.requests().getLast().conversation())
                .filteredOn(utterance -> utterance.speaker() == Speaker.CALLER)
                .extracting(Utterance::text)
                .containsExactly(
                        "Question 0?",
                        "Question 1?",
                        "Question 2?",
                        "Question 3?",
                        "Question 4?",
                        "The last question?");
        assertThat(call.recogniser.opened()).as("engines are kept").isEqualTo(1);
    }

    @Test
    void streamThatComesBackAtTheLastMomentFindsItsCallAndOneAfterThatDoesNotKeepItAlive() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.lose(LossCause.BROKEN);
        call.time.advance(ofMillis(29_900));
        call.reattach();
        call.run(ofSeconds(2));
        assertThat(call.reports()).isEmpty();

        call.lose(LossCause.BROKEN);
        call.time.advance(ofMillis(30_100));

        assertThat(call.reports()).containsExactly(EndReason.LINE_LOST);
        assertThat(call.live()).isZero();
    }

    /** Nobody can answer on a line that is not there. */
    @Test
    void silenceWhileTheStreamIsAwayIsNotHeldAgainstTheCaller() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.lose(LossCause.BROKEN);
        call.time.advance(ofSeconds(25));

        call.reattach();
        call.run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("welcome back prompt.");
    }
}
