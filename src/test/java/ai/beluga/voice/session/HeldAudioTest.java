package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.TurnSettings;
import org.junit.jupiter.api.Test;

/** Which audio between caller and model is measured for how long the gateway held it. */
class HeldAudioTest {

    private static final TurnSettings TURN = English.TURN.with(English.SILENCE_BORNE);
    private static final int FRAME_MILLIS = 20;

    private final ScriptedCall call = ScriptedCall.withModel(TURN);

    @Test
    void framesCountWhileTheModelIsToHearTheCaller() {
        call.run(ofSeconds(3));
        assertThat(call.held.toModel()).isEmpty();

        call.model.hears("When?").says("At nine.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));

        int spoken = 1_000 / FRAME_MILLIS;
        assertThat(call.held.toModel())
                .hasSizeBetween(spoken * 3 / 4, 2 * spoken)
                .containsOnly(0L);
    }

    @Test
    void everyFrameCountsWhereTheVendorTakesTheTurns() {
        ScriptedCall vendors = ScriptedCall.withModel(TURN, model -> model.takesTurns());

        vendors.run(ofSeconds(2));

        assertThat(vendors.held.toModel()).hasSize(2_000 / FRAME_MILLIS);
    }

    @Test
    void audioOfTheModelCountsAndPromptsDoNot() {
        call.run(ofSeconds(3));
        assertThat(call.heardAtTheFarEnd()).isNotEmpty();
        assertThat(call.held.toLine()).isEmpty();

        call.model.hears("When?").says("At nine o'clock.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(4));

        assertThat(call.held.toLine()).hasSize(3).containsOnly(0L);
    }

    @Test
    void audioIsHeldSinceItsMessageCameWhereTheVendorsClientHasNotedIt() {
        call.run(ofSeconds(3));
        call.model.hears("When?").says("At nine o'clock on Saturdays.").wordEvery(ofMillis(200));
        call.callerSpeaks(ofSeconds(1));
        for (int frame = 0; frame < 250 && call.held.toLine().isEmpty(); frame++) {
            call.run(ofMillis(FRAME_MILLIS));
        }
        assertThat(call.held.toLine()).isNotEmpty();

        call.model.report(new S2sEvent.Audio(1, new byte[160], call.time.nanos() - 3_000_000));

        assertThat(call.held.toLine()).endsWith(3_000_000L);
    }
}
