package ai.beluga.voice.load.server;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.audio.Encoding;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Understands the same question whatever was said, at no cost. */
@Singleton
@ProviderId("scripted")
public class ScriptedWords implements SpeechToText {

    private static final String QUESTION = "What are your opening hours on Saturday?";

    private final Executor executor;

    @Inject
    public ScriptedWords(ManagedExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public AudioFormat input() {
        return new AudioFormat(Encoding.PCM16, 8_000);
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        return CompletableFuture.completedFuture(new Stream() {
            private volatile int segment;

            @Override
            public void accept(short[] samples, int offset, int length) {}

            @Override
            public void flush(int number) {
                int mine = segment;
                executor.execute(() -> {
                    events.accept(new SttEvent.Hypothesis(mine, QUESTION, false));
                    events.accept(new SttEvent.Flushed(number));
                });
            }

            @Override
            public void endTurn() {
                segment = segment + 1;
            }

            @Override
            public void close() {}
        });
    }
}
