package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What reaches the recogniser of a caller's voice, through the whole pipeline, by what the operator chose. */
class RecogniserInputTest {

    /** Loud enough to be taken for speech, and a quarter of the caller's loudness. */
    private static final short LEFT = 2_000;

    @Test
    void recogniserHearsTheLineAsItCameWhateverNoiseSuppressionLeaves() {
        ScriptedCall call = speechHeardBy(RecogniserInput.RAW, Duration.ZERO);

        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(call.recogniser.loudest()).isBetween(7_500, 8_500);
    }

    @Test
    void recogniserHearsNothingButWhatNoiseSuppressionLeavesWhenThatIsWanted() {
        ScriptedCall call = speechHeardBy(RecogniserInput.DENOISED, Duration.ZERO);

        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(call.recogniser.loudest()).isEqualTo(LEFT);
    }

    @Test
    void recogniserHearsAsMuchMoreFromBeforeTheSpeechAsThePreRollIsLong() {
        long without =
                speechHeardBy(RecogniserInput.RAW, Duration.ZERO).recogniser.samples();
        long with = speechHeardBy(RecogniserInput.RAW, ofMillis(300)).recogniser.samples();

        assertThat(with - without).isEqualTo(300 * 8);
    }

    private static ScriptedCall speechHeardBy(RecogniserInput input, Duration preRoll) {
        ScriptedCall call =
                ScriptedCall.heardThrough(new Flattening(), new HearingSettings(VoiceSettings.DEFAULT, input, preRoll));
        return call.run(ofSeconds(2)).callerSays("What are your hours?").run(ofSeconds(3));
    }

    /** Leaves one loudness of whatever is loud, and nothing of the rest. */
    private static final class Flattening implements NoiseSuppressor {

        private static final int FRAME = 80;

        @Override
        public EngineTraits traits() {
            return new EngineTraits(8_000, FRAME, 0, 0);
        }

        @Override
        public Stream open() {
            return new Stream() {
                @Override
                public void apply(short[] samples, int offset) {
                    boolean loud = false;
                    for (int i = offset; i < offset + FRAME; i++) {
                        loud |= Math.abs(samples[i]) > LEFT;
                    }
                    Arrays.fill(samples, offset, offset + FRAME, loud ? LEFT : 0);
                }

                @Override
                public void close() {}
            };
        }
    }
}
