package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A recogniser whose answers come later, each by the same time. */
public final class LaterSpeechToText implements SpeechToText {

    private final SpeechToText recogniser;
    private final Timers timers;
    private final Duration delay;

    public LaterSpeechToText(SpeechToText recogniser, Timers timers, Duration delay) {
        this.recogniser = recogniser;
        this.timers = timers;
        this.delay = delay;
    }

    @Override
    public AudioFormat input() {
        return recogniser.input();
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        return recogniser.open(language, event -> timers.schedule(delay, () -> events.accept(event)));
    }
}
