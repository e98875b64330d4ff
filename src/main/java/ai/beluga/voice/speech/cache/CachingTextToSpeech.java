package ai.beluga.voice.speech.cache;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Says prepared texts from memory, at once, and leaves all others to the synthesizer behind it. */
public final class CachingTextToSpeech implements TextToSpeech {

    /** Four megabytes: more than eight minutes of mu-law. */
    public static final long MOST_BYTES = 4_000_000;

    private static final int ONLY_SEGMENT = 0;

    private final TextToSpeech delegate;
    private final Locale language;
    private final long mostBytes;
    private final Map<String, CompletableFuture<Recording>> recordings = new ConcurrentHashMap<>();
    private final AtomicLong keptBytes = new AtomicLong();

    /** @param language of the prepared texts; streams of another one use none of them */
    public CachingTextToSpeech(TextToSpeech delegate, Locale language) {
        this(delegate, language, MOST_BYTES);
    }

    /** @param mostBytes of audio to keep */
    public CachingTextToSpeech(TextToSpeech delegate, Locale language, long mostBytes) {
        this.delegate = delegate;
        this.language = language;
        this.mostBytes = mostBytes;
    }

    @Override
    public AudioFormat output() {
        return delegate.output();
    }

    /**
     * Speaks a text once and keeps it. A second time does nothing; after a failure it may be tried again.
     *
     * @return fails with a {@link ProviderException} when the text cannot be spoken, or there is no room for it; cancelling
     *     it gives the text up
     */
    public CompletableFuture<Void> prepare(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("there is nothing to say in a blank text");
        }
        String key = key(text);
        CompletableFuture<Recording> fresh = new CompletableFuture<>();
        CompletableFuture<Recording> known = recordings.putIfAbsent(key, fresh);
        if (known != null) {
            return cancellable(known);
        }
        fresh.whenComplete((recording, failure) -> {
            if (failure != null) {
                recordings.remove(key, fresh);
            }
        });
        record(text, fresh);
        return cancellable(fresh);
    }

    private static CompletableFuture<Void> cancellable(CompletableFuture<Recording> recording) {
        CompletableFuture<Void> prepared = recording.thenAccept(done -> {});
        prepared.whenComplete((done, failure) -> {
            if (prepared.isCancelled()) {
                recording.completeExceptionally(new ProviderException.Transient("nobody waits for it any more"));
            }
        });
        return prepared;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        if (!language.equals(this.language)) {
            return delegate.open(language, events);
        }
        CachingStream stream = new CachingStream(this::find, events);
        CompletableFuture<Stream> behind =
                delegate.open(language, stream::reported).toCompletableFuture();
        CompletableFuture<Stream> opened = behind.thenApply(stream::over);
        opened.whenComplete((done, failure) -> {
            if (opened.isCancelled()) {
                behind.cancel(true);
                behind.thenAccept(Stream::close);
            }
        });
        return opened;
    }

    /** What is prepared, to be said without the synthesizer behind it. */
    public TextToSpeech recordings() {
        return new RecordedSpeech(output(), this::find);
    }

    private Optional<Recording> find(String text) {
        CompletableFuture<Recording> known = recordings.get(key(text));
        return known == null || !known.isDone() || known.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(known.join());
    }

    private void record(String text, CompletableFuture<Recording> result) {
        Consumer<TtsEvent> events = Recording.collector(
                recording -> keep(recording, result), failed -> result.completeExceptionally(failed.cause()));
        CompletableFuture<Stream> opening = opening(events);
        result.whenComplete((recording, failure) -> opening.cancel(true));
        opening.whenComplete((stream, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            result.whenComplete((recording, broken) -> stream.close());
            if (!result.isDone()) {
                speak(stream, text, result);
            }
        });
    }

    private CompletableFuture<Stream> opening(Consumer<TtsEvent> events) {
        try {
            return delegate.open(language, events).toCompletableFuture();
        } catch (RuntimeException broken) { // fails the text, whatever it is
            return CompletableFuture.failedFuture(broken);
        }
    }

    private static void speak(Stream stream, String text, CompletableFuture<Recording> result) {
        try {
            stream.speak(ONLY_SEGMENT, text);
        } catch (RuntimeException thrown) {
            result.completeExceptionally(new ProviderException.Transient("the synthesizer threw", thrown));
        }
    }

    private void keep(Recording recording, CompletableFuture<Recording> result) {
        if (keptBytes.addAndGet(recording.bytes()) <= mostBytes) {
            if (!result.complete(recording)) {
                keptBytes.addAndGet(-recording.bytes());
            }
            return;
        }
        keptBytes.addAndGet(-recording.bytes());
        result.completeExceptionally(
                new ProviderException.Permanent("prepared texts take more than " + mostBytes + " bytes of audio"));
    }

    private static String key(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
