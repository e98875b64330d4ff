package ai.beluga.voice.load.server;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Speaks each word as 200 ms of hum, at no cost: how many words were heard can be told from the length of what was. */
@Singleton
@ProviderId("tones")
public class SpokenTones implements TextToSpeech {

    /** How long a word lasts, in samples of 8 kHz. */
    public static final int WORD_SAMPLES = 1_600;

    private static final int WORD_MILLIS = 200;
    private static final byte HUM = 0x35;

    private final Executor executor;

    @Inject
    public SpokenTones(ManagedExecutorService executor) {
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
                            say(segment, text, events);
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

    private static void say(int segment, String text, Consumer<TtsEvent> events) {
        List<TtsEvent.Word> timed = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            timed.add(new TtsEvent.Word(word, (timed.size() + 1) * WORD_MILLIS));
        }
        events.accept(new TtsEvent.Words(segment, timed));
        for (int word = 0; word < timed.size(); word++) {
            byte[] hum = new byte[WORD_SAMPLES];
            Arrays.fill(hum, HUM);
            events.accept(new TtsEvent.Audio(segment, hum));
        }
        events.accept(new TtsEvent.Done(segment));
    }
}
