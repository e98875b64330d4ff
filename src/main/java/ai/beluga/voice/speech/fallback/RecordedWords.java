package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Telephone audio of words that were recorded at start, at once; empty for all others. */
public final class RecordedWords implements Function<String, Optional<byte[]>> {

    private static final int ONLY_SEGMENT = 1;

    private final Optional<TextToSpeech> recordings;
    private final Locale language;

    /** @param recordings reports what it has before it returns, and a failure for what it has not */
    public RecordedWords(Optional<TextToSpeech> recordings, Locale language) {
        this.recordings = recordings;
        this.language = language;
    }

    @Override
    public Optional<byte[]> apply(String words) {
        return recordings.flatMap(recorded -> audio(recorded, words));
    }

    private Optional<byte[]> audio(TextToSpeech recorded, String words) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        boolean[] done = new boolean[1];
        Consumer<TtsEvent> events = new ToTelephoneEvents(recorded.output(), event -> {
            switch (event) {
                case TtsEvent.Audio made -> audio.writeBytes(made.audio());
                case TtsEvent.Done over -> done[0] = true;
                case TtsEvent.Words spoken -> {} // heard as a whole or not at all
                case TtsEvent.Failed unknown -> {} // leaves it not done
            }
        });
        CompletableFuture<TextToSpeech.Stream> opened =
                recorded.open(language, events).toCompletableFuture();
        if (!opened.isDone() || opened.isCompletedExceptionally()) {
            return Optional.empty();
        }
        try (TextToSpeech.Stream stream = opened.join()) {
            stream.speak(ONLY_SEGMENT, words);
        }
        return done[0] ? Optional.of(audio.toByteArray()) : Optional.empty();
    }
}
