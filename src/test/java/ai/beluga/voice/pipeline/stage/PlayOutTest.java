package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.SilentLine;
import ai.beluga.voice.turn.TurnDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlayOutTest {

    private static final TurnId TURN = new TurnId(3);
    private static final byte ANSWER = 1;
    private static final byte FILLER = 2;
    private static final int PAYLOAD_BYTES = 800;

    private final List<Byte> played = new ArrayList<>();
    private final List<VoiceEvent> told = new ArrayList<>();
    private boolean ticking;
    private final PlayOut stage = new PlayOut(
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            English.WITHOUT_ECHO,
            wanted -> ticking = wanted,
            told::add);

    PlayOutTest() {
        at(new VoiceEvent.LineAttached(new PlayedLine(), 1), 0);
    }

    @Test
    void callerIsNotAskedToWaitForAReplyThatIsOver() {
        at(new VoiceEvent.ReplySegment(TURN, 1, "An answer.", 0), 0);
        at(new VoiceEvent.ReplySpeech(TURN, new TtsEvent.Done(1), 0), 10);
        at(new VoiceEvent.ReplyAudioEnded(TURN, Optional.empty()), 10);
        assertThat(told).hasExactlyElementsOfTypes(VoiceEvent.ReplyFailed.class);

        filler(20);

        assertThat(played).isEmpty();
        assertThat(ticking).as("something is waited for").isFalse();
        assertThat(told).hasSize(1);
    }

    @Test
    void callerIsNotAskedToWaitForAnAnswerThatIsThereWhenTheyHaveBeenHeardOut() {
        at(new VoiceEvent.Decided(new TurnDecision.Hold(TURN)), 0);
        at(new VoiceEvent.ReplySegment(TURN, 1, "An answer.", 0), 0);
        filler(10);
        at(new VoiceEvent.ReplySpeech(TURN, new TtsEvent.Audio(1, sound(ANSWER)), 0), 20);
        assertThat(played).isEmpty();

        at(new VoiceEvent.Decided(new TurnDecision.Resume(TURN)), 30);

        assertThat(played).isNotEmpty().containsOnly(ANSWER);
        assertThat(told).doesNotHaveAnyElementsOfTypes(VoiceEvent.ReplyFilled.class);
    }

    @Test
    void callerIsAskedToWaitForAReplyOfWhichNothingIsThere() {
        at(new VoiceEvent.ReplySegment(TURN, 1, "An answer.", 0), 0);

        filler(10);

        assertThat(played).isNotEmpty().containsOnly(FILLER);
        assertThat(told).hasAtLeastOneElementOfType(VoiceEvent.ReplyFilled.class);
    }

    @Test
    void callerIsNotAskedToWaitForAReplyBeforeTheOneThatIsOver() {
        at(new VoiceEvent.ReplySegment(TURN.next(), 1, "An answer.", 0), 0);
        filler(5);
        at(new VoiceEvent.ReplySpeech(TURN.next(), new TtsEvent.Done(1), 0), 10);
        at(new VoiceEvent.ReplyAudioEnded(TURN.next(), Optional.empty()), 10);

        filler(20);

        assertThat(played).isEmpty();
        assertThat(ticking).as("something is waited for").isFalse();
    }

    private void filler(int millis) {
        at(new VoiceEvent.ReplyFiller(TURN, "One moment.", sound(FILLER)), millis);
    }

    private void at(VoiceEvent event, int millis) {
        stage.process(event, millis * 1_000_000L, passed -> {});
    }

    private static byte[] sound(byte value) {
        byte[] sound = new byte[PAYLOAD_BYTES];
        Arrays.fill(sound, value);
        return sound;
    }

    private final class PlayedLine extends SilentLine {
        @Override
        public void play(byte[] muLaw, int offset, int length) {
            for (int at = offset; at < offset + length; at++) {
                played.add(muLaw[at]);
            }
        }
    }
}
