package ai.beluga.voice.speech.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TextToSpeechContract;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CachingTextToSpeechTest extends TextToSpeechContract {

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final SpellingTextToSpeech prompt = new SpellingTextToSpeech(Runnable::run);
    private final SpellingTextToSpeech slow = new SpellingTextToSpeech(later::add);
    private final Reports reports = new Reports();

    @Override
    protected TextToSpeech synthesizer() {
        CachingTextToSpeech caching = new CachingTextToSpeech(prompt, Locale.US);
        caching.prepare(PREPARED).toCompletableFuture().join();
        return caching;
    }

    @Test
    void preparedTextIsSaidAtOnceAndNotSpokenAgain() {
        CachingTextToSpeech caching = prepared("Hello there.");
        TextToSpeech.Stream stream = open(caching);

        stream.speak(5, " Hello  there. ");

        List<TtsEvent> events = reports.rest();
        assertThat(Reports.words(events, 5)).extracting(TtsEvent.Word::text).containsExactly("Hello", "there.");
        assertThat(events.getLast()).isEqualTo(new TtsEvent.Done(5));
        assertThat(slow.spoken).containsExactly("Hello there.");
    }

    @Test
    void preparedTextIsSaidWithoutAnySynthesizerAndAllElseFails() {
        TextToSpeech.Stream stream = open(prepared("Sorry.").recordings());

        stream.speak(1, "Sorry.");
        stream.speak(2, "Something new.");

        List<TtsEvent> events = reports.rest();
        assertThat(events).contains(new TtsEvent.Done(1));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        TtsEvent.Failed.class,
                        failed -> assertThat(failed.segment()).isEqualTo(2));
        assertThat(slow.spoken).containsExactly("Sorry.");
    }

    @Test
    void preparedTextWaitsForWhatWasAskedBefore() {
        TextToSpeech.Stream stream = open(prepared("Hello."));

        stream.speak(1, "Something new.");
        stream.speak(2, "Hello.");
        stream.speak(3, "More.");

        assertThat(reports.rest()).isEmpty();
        runAll();
        assertThat(reports.rest().stream().map(Reports::segmentOf).distinct()).containsExactly(1, 2, 3);
    }

    @Test
    void cancelDropsPreparedTextThatWaits() {
        TextToSpeech.Stream stream = open(prepared("Hello."));
        stream.speak(1, "Something new.");
        stream.speak(2, "Hello.");

        stream.cancel();
        runAll();

        assertThat(reports.rest()).isEmpty();
    }

    @Test
    void failureOfASegmentGivesUpThoseBehindIt() {
        TextToSpeech.Stream stream = open(prepared("Hello."));

        stream.speak(1, SpellingTextToSpeech.UNSPEAKABLE);
        stream.speak(2, "Hello.");
        runAll();

        assertThat(reports.rest())
                .singleElement()
                .isInstanceOfSatisfying(
                        TtsEvent.Failed.class,
                        failed -> assertThat(failed.segment()).isEqualTo(1));
    }

    @Test
    void streamOfAnotherLanguageUsesNoPreparedText() {
        CachingTextToSpeech caching = prepared("Hello.");
        TextToSpeech.Stream stream =
                caching.open(Locale.GERMANY, reports).toCompletableFuture().join();

        stream.speak(1, "Hello.");

        assertThat(reports.rest()).isEmpty();
        assertThat(slow.spoken).containsExactly("Hello.", "Hello.");
    }

    @Test
    void textThatFindsNoRoomFailsAndIsSpokenEachTime() {
        CachingTextToSpeech caching = new CachingTextToSpeech(prompt, Locale.US, 100);

        CompletableFuture<Void> preparing = caching.prepare("Hello.").toCompletableFuture();

        assertThatThrownBy(preparing::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("100 bytes");
        open(caching).speak(1, "Hello.");
        assertThat(prompt.spoken).hasSize(2);
    }

    @Test
    void textThatCannotBeSpokenFailsAndMayBeTriedAgain() {
        CachingTextToSpeech caching = new CachingTextToSpeech(prompt, Locale.US);

        assertThat(caching.prepare(SpellingTextToSpeech.UNSPEAKABLE)).isCompletedExceptionally();
        assertThat(caching.prepare(SpellingTextToSpeech.UNSPEAKABLE)).isCompletedExceptionally();

        assertThat(prompt.spoken).hasSize(2);
    }

    private CachingTextToSpeech prepared(String text) {
        CachingTextToSpeech caching = new CachingTextToSpeech(slow, Locale.US);
        CompletableFuture<Void> preparing = caching.prepare(text).toCompletableFuture();
        runAll();
        assertThat(preparing).isCompleted();
        return caching;
    }

    private TextToSpeech.Stream open(TextToSpeech caching) {
        return caching.open(Locale.US, reports).toCompletableFuture().join();
    }

    @Test
    void synthesizerThatThrowsFailsThePromptAtOnceInsteadOfNever() {
        TextToSpeech throwing = new TextToSpeech() {
            @Override
            public AudioFormat output() {
                return AudioFormat.TELEPHONE;
            }

            @Override
            public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
                return prompt.open(language, events).thenApply(Throwing::new);
            }
        };

        assertThat(new CachingTextToSpeech(throwing, Locale.US).prepare("Hello."))
                .isCompletedExceptionally();
    }

    private record Throwing(TextToSpeech.Stream delegate) implements TextToSpeech.Stream {
        @Override
        public void speak(int segment, String text) {
            throw new IllegalStateException("planted");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            delegate.close();
        }
    }

    private void runAll() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }
}
