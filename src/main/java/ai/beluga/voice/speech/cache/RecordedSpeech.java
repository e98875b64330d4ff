package ai.beluga.voice.speech.cache;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says what was prepared and nothing else, without any synthesizer: for the time when none works. */
final class RecordedSpeech implements TextToSpeech {

    private final AudioFormat output;
    private final Function<String, Optional<Recording>> recordings;

    RecordedSpeech(AudioFormat output, Function<String, Optional<Recording>> recordings) {
        this.output = output;
        this.recordings = recordings;
    }

    @Override
    public AudioFormat output() {
        return output;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        CachingStream stream = new CachingStream(recordings, events);
        return CompletableFuture.completedFuture(stream.over(new Nobody(stream::reported)));
    }

    /** Stands where the synthesizer would. */
    private record Nobody(Consumer<TtsEvent> events) implements Stream {
        @Override
        public void speak(int segment, String text) {
            events.accept(new TtsEvent.Failed(
                    segment, new ProviderException.Permanent("no synthesizer works, and this was never recorded")));
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
