package ai.beluga.voice.provider.grok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.halves.ModelHalves;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TextToSpeechContract;
import ai.beluga.voice.testkit.ThreadTimers;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** The contract of synthesizers, by Grok voice that says what it is given. */
class GrokSpeakingTest extends TextToSpeechContract {

    private final Grok far = new Grok();
    private final ThreadTimers timers = new ThreadTimers();

    @Override
    protected TextToSpeech synthesizer() {
        return new ModelHalves(new Drawling(far.client()), timers, used -> {}).speaking();
    }

    @Override
    protected boolean tellsWordTimes() {
        return false;
    }

    @AfterEach
    void end() {
        assertThat(far.simulator().count("response.create")).isZero();
        assertThat(far.violations()).isEmpty();
        far.close();
        timers.close();
    }

    /** The simulator's words are shorter than anybody speaks: all is heard twice. */
    private record Drawling(SpeechToSpeech model) implements SpeechToSpeech {

        @Override
        public Capabilities capabilities() {
            return model.capabilities();
        }

        @Override
        public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
            return model.open(opening, event -> {
                events.accept(event);
                if (event instanceof S2sEvent.Audio) {
                    events.accept(event);
                }
            });
        }
    }
}
