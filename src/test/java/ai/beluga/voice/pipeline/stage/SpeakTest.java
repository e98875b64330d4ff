package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The stage alone, with a voice that speaks when told to. */
class SpeakTest {

    private static final TurnId TURN = new TurnId(1);

    private final List<Consumer<TtsEvent>> voices = new ArrayList<>();
    private final List<Integer> spoken = new ArrayList<>();
    private final List<VoiceEvent> mail = new ArrayList<>();
    private final List<VoiceEvent> emitted = new ArrayList<>();
    private final Speak speak = new Speak(new Voice(), Locale.US, () -> 0, mail::add);

    private final class Voice implements TextToSpeech {
        @Override
        public AudioFormat output() {
            return AudioFormat.TELEPHONE;
        }

        @Override
        public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
            voices.add(events);
            return CompletableFuture.completedFuture(new Stream() {
                @Override
                public void speak(int segment, String text) {
                    spoken.add(segment);
                }

                @Override
                public void cancel() {}

                @Override
                public void close() {}
            });
        }
    }

    @Test
    void answerWhoseVoiceDiesBehindItsOnlyClauseStillComesToItsEnd() {
        process(new VoiceEvent.ReplyClause(TURN, "That is all.", 0));
        voices.getLast().accept(new TtsEvent.Audio(1, new byte[160]));
        voices.getLast().accept(new TtsEvent.Done(1));
        deliver();
        voices.getLast().accept(new TtsEvent.Failed(2, new ProviderException.Transient("gone")));
        deliver();

        process(new VoiceEvent.ReplyTextEnded(TURN, Optional.empty()));

        assertThat(emitted).contains(new VoiceEvent.ReplyAudioEnded(TURN, Optional.empty()));
    }

    @Test
    void answerWhoseVoiceDiesBetweenClausesGoesOnWithTheNextVoice() {
        process(new VoiceEvent.ReplyClause(TURN, "First this.", 0));
        voices.getLast().accept(new TtsEvent.Audio(1, new byte[160]));
        voices.getLast().accept(new TtsEvent.Done(1));
        deliver();
        voices.getLast().accept(new TtsEvent.Failed(2, new ProviderException.Transient("gone")));
        deliver();

        process(new VoiceEvent.ReplyClause(TURN, "Then that.", 0));
        process(new VoiceEvent.ReplyTextEnded(TURN, Optional.empty()));
        voices.getLast().accept(new TtsEvent.Audio(2, new byte[160]));
        voices.getLast().accept(new TtsEvent.Done(2));
        deliver();

        assertThat(voices).hasSize(2);
        assertThat(spoken).containsExactly(1, 2);
        assertThat(emitted.getLast()).isEqualTo(new VoiceEvent.ReplyAudioEnded(TURN, Optional.empty()));
    }

    private void process(VoiceEvent event) {
        deliver();
        speak.process(event, 0, emitted::add);
        deliver();
    }

    private void deliver() {
        while (!mail.isEmpty()) {
            switch (mail.removeFirst()) {
                case VoiceEvent.Run run -> run.task().run();
                case VoiceEvent event -> speak.process(event, 0, emitted::add);
            }
        }
    }
}
