package ai.beluga.voice.hostile;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Speaks in {@link Melody}, as the simulated models do, so that a far end can tell each word. */
final class SungVoice implements TextToSpeech {

    private final Executor executor;

    SungVoice(Executor executor) {
        this.executor = executor;
    }

    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        AtomicInteger generation = new AtomicInteger();
        return CompletableFuture.completedFuture(new Stream() {
            @Override
            public void speak(int segment, String text) {
                int mine = generation.get();
                executor.execute(() -> {
                    synchronized (generation) {
                        if (mine == generation.get()) {
                            sing(segment, text, events);
                        }
                    }
                });
            }

            @Override
            public void cancel() {
                generation.incrementAndGet();
            }

            @Override
            public void close() {
                generation.incrementAndGet();
            }
        });
    }

    private static void sing(int segment, String text, Consumer<TtsEvent> events) {
        List<TtsEvent.Word> timed = new ArrayList<>();
        for (String word : Melody.words(text)) {
            timed.add(new TtsEvent.Word(word, (timed.size() + 1) * Melody.WORD_MILLIS));
        }
        events.accept(new TtsEvent.Words(segment, timed));
        events.accept(new TtsEvent.Audio(segment, Melody.muLaw(text)));
        events.accept(new TtsEvent.Done(segment));
    }
}
