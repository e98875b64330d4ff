package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One call's voice: the first engine of the chain that can be opened. A stream that owes audio for too long, or gives none,
 * fails like one that says so itself; opening another one then gets the next engine. When none is left, what was recorded
 * can still be said, so that the caller is told.
 */
public final class FallbackTextToSpeech implements TextToSpeech {

    private final FallbackLimits limits;
    private final CallContext context;
    private final CallChain<TextToSpeech> chain;
    private final Optional<TextToSpeech> recordings;

    /** @param recordings asked when the chain is exhausted; fails for what it has not */
    public FallbackTextToSpeech(
            Chain<TextToSpeech> chain, Optional<TextToSpeech> recordings, FallbackLimits limits, CallContext context) {
        this.limits = limits;
        this.context = context;
        this.chain = new CallChain<>(chain, limits.failures(), context.ticker(), context.facts());
        this.recordings = recordings;
    }

    /** Engines that give something else are converted. */
    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        CompletableFuture<Stream> opening = new ChainOpening<TextToSpeech, Stream>(
                        chain, limits, context, link -> open(link, language, events), Stream::close)
                .begin();
        CompletableFuture<Stream> opened = new CompletableFuture<>();
        var back = opened.whenComplete((stream, failure) -> {
            if (opened.isCancelled()) {
                opening.cancel(true);
            }
        });
        var unused = opening.whenComplete((stream, failure) -> {
            if (failure == null) {
                complete(opened, stream);
            } else if (!opened.isDone()) {
                orRecordings(opened, failure, language, events);
            }
        });
        return opened;
    }

    private void orRecordings(
            CompletableFuture<Stream> opened, Throwable cause, Locale language, Consumer<TtsEvent> events) {
        if (recordings.isEmpty()) {
            opened.completeExceptionally(cause);
            return;
        }
        TextToSpeech recorded = recordings.get();
        ToTelephoneEvents converted = new ToTelephoneEvents(recorded.output(), events);
        var unused = recorded.open(language, converted).whenComplete((stream, none) -> {
            if (none == null) {
                complete(opened, stream);
            } else {
                opened.completeExceptionally(cause);
            }
        });
    }

    private static void complete(CompletableFuture<Stream> opened, Stream stream) {
        if (!opened.complete(stream)) {
            stream.close();
        }
    }

    private CompletionStage<Stream> open(Chain.Link<TextToSpeech> link, Locale language, Consumer<TtsEvent> events) {
        Consumer<TtsEvent> converted = new ToTelephoneEvents(link.engine().output(), events);
        WatchedSynthesis watched = new WatchedSynthesis(link, chain, limits, context, converted);
        return Relayed.of(link.engine().open(language, watched::reported), watched::over);
    }
}
