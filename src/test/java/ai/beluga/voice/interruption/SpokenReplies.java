package ai.beluga.voice.interruption;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.provider.mary.EmbeddedVoice;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The gateway's own voice, which speaks each text once and then says it again at once. */
final class SpokenReplies implements TextToSpeech {

    private final Map<String, byte[]> spoken = new HashMap<>();

    /** A text as the line gets it. */
    byte[] muLaw(String text) {
        return spoken.computeIfAbsent(text, EmbeddedVoice::muLaw);
    }

    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        return CompletableFuture.completedFuture(new Stream() {
            @Override
            public void speak(int segment, String text) {
                events.accept(new TtsEvent.Audio(segment, muLaw(text).clone()));
                events.accept(new TtsEvent.Done(segment));
            }

            @Override
            public void cancel() {}

            @Override
            public void close() {}
        });
    }
}
