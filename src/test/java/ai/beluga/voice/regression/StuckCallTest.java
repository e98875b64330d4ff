package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.LONG;
import static ai.beluga.voice.regression.Talk.WAIT_MILLIS;
import static ai.beluga.voice.regression.Talk.greeted;
import static ai.beluga.voice.regression.Talk.hearing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.testkit.ScriptedCall;
import org.junit.jupiter.api.Test;

/** Theme 5: the caller hears nothing, and nobody is to blame. */
class StuckCallTest {

    /** Speech is noticed, and neither a text nor an error ever follows. */
    @Test
    void callerWhoseWordsNeverComeFromTheRecogniserIsAskedToSayThemAgain() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.recogniser.delay(ofSeconds(600));

        call.callerSpeaks(ofMillis(1_200)).run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. not understood prompt.");
    }

    @Test
    void callInWhichNothingIsEverRecognisedEndsInsteadOfStayingSilent() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.recogniser.delay(ofSeconds(600));

        for (int i = 0; i < 4; i++) {
            call.callerSpeaks(ofMillis(1_200)).run(ofSeconds(5));
        }
        call.run(ofSeconds(45));

        assertThat(call.reports()).containsExactly(EndReason.CALLER_SILENT);
    }

    /** Elsewhere the agent "speaks" after an interruption at its first word, and no sound of it is ever made. */
    @Test
    void answerAfterAnInterruptionAtTheFirstWordIsHeard() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 60);

        call.callerSays("Doe. My name is John Doe.").run(ofSeconds(5));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said Doe. My name is John Doe..");
    }

    @Test
    void answerAfterOneThatNeverCameIsHeard() {
        ScriptedCall call = greeted(new ScriptedCall());
        call.agent.delay(ofSeconds(600));
        call.callerSays("What are your hours?").run(ofSeconds(13));
        call.agent.delay(ofMillis(50));

        call.callerSays("Are you there?").run(ofMillis(WAIT_MILLIS + 2_000));

        assertThat(call.heardAtTheFarEnd()).endsWith("apology prompt. You said Are you there?.");
    }
}
