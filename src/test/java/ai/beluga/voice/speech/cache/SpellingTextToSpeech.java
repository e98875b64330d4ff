package ai.beluga.voice.speech.cache;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A synthesizer whose audio is the text, padded to 100 ms a letter. Speaks at once, or when told to. */
final class SpellingTextToSpeech implements TextToSpeech {

    static final String UNSPEAKABLE = "unspeakable";

    final List<String> spoken = new ArrayList<>();
    private final Executor executor;

    SpellingTextToSpeech(Executor executor) {
        this.executor = executor;
    }

    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        return CompletableFuture.completedFuture(new Spelling(events));
    }

    private final class Spelling implements Stream {
        private final Consumer<TtsEvent> events;
        private final Deque<Runnable> asked = new ArrayDeque<>();

        private Spelling(Consumer<TtsEvent> events) {
            this.events = events;
        }

        @Override
        public void speak(int segment, String text) {
            spoken.add(text);
            asked.add(() -> report(segment, text));
            executor.execute(() -> {
                Runnable next = asked.poll();
                if (next != null) {
                    next.run();
                }
            });
        }

        private void report(int segment, String text) {
            if (text.equals(UNSPEAKABLE)) {
                events.accept(new TtsEvent.Failed(segment, new ProviderException.Permanent("too hard")));
                return;
            }
            List<TtsEvent.Word> words = new ArrayList<>();
            int end = 0;
            for (String word : text.split(" ", -1)) {
                end += word.length() * 40;
                words.add(new TtsEvent.Word(word, end));
            }
            events.accept(new TtsEvent.Words(segment, words));
            events.accept(new TtsEvent.Audio(segment, new byte[(end + 10) * 8]));
            events.accept(new TtsEvent.Done(segment));
        }

        @Override
        public void cancel() {
            asked.clear();
        }

        @Override
        public void close() {
            asked.clear();
        }
    }
}
