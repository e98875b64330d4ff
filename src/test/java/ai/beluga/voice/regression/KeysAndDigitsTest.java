package ai.beluga.voice.regression;

import static ai.beluga.voice.regression.Talk.LONG;
import static ai.beluga.voice.regression.Talk.greeted;
import static ai.beluga.voice.regression.Talk.hearing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.CallerInterrupted;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Theme 21: keys that are lost, cut short or mixed up with speech. */
class KeysAndDigitsTest {

    @Test
    void mumblingWhileKeysArePressedDoesNotCutTheNumber() {
        ScriptedCall call = greeted(new ScriptedCall());

        press(call, "47", 300);
        call.callerSpeaks(ofMillis(700)).run(ofMillis(1_000));
        press(call, "11", 300);
        call.run(ofSeconds(4));

        assertThat(said(call)).containsExactly("4 7 1 1");
    }

    /** Elsewhere the key that stops the agent is used up by stopping it. */
    @Test
    void firstKeyPressedOverTheAgentStopsItAndIsPartOfTheNumber() {
        ScriptedCall call = hearing(new ScriptedCall(), LONG, 800);

        press(call, "4711", 300);
        call.run(ofSeconds(4));

        assertThat(call.facts(CallerInterrupted.class)).hasSize(1);
        assertThat(said(call)).containsExactly("Tell me more.", "4 7 1 1");
    }

    @Test
    void keyPressedBeforeTheGreetingIsHeardIsNotLost() {
        ScriptedCall call = new ScriptedCall();

        press(call, "9", 20);
        call.run(ofSeconds(4));

        assertThat(said(call)).containsExactly("9");
    }

    @Test
    void keysPressedSlowlyAreOneNumber() {
        ScriptedCall call = greeted(new ScriptedCall());

        press(call, "4711", 1_800);
        call.run(ofSeconds(4));

        assertThat(said(call)).containsExactly("4 7 1 1");
    }

    @Test
    void hashEndsTheNumberAtOnceAndNoKeyIsMissingFromALongOne() {
        ScriptedCall call = greeted(new ScriptedCall());
        String number = "1234567890".repeat(6) + "1234";

        press(call, number, 120);
        call.press('#').run(ofMillis(100));

        assertThat(said(call)).containsExactly(String.join(" ", number.split("")));
    }

    private static void press(ScriptedCall call, String keys, int apartMillis) {
        for (char key : keys.toCharArray()) {
            call.press(key).run(ofMillis(apartMillis));
        }
    }

    private static List<String> said(ScriptedCall call) {
        return call.facts(CallerSpoke.class).stream().map(CallerSpoke::text).toList();
    }
}
